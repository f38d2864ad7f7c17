package dev.rushgate.backoffice.product.web;

import dev.rushgate.backoffice.platform.web.AdminCall;
import dev.rushgate.backoffice.platform.web.PageOf;
import dev.rushgate.backoffice.platform.web.PageQuery;
import dev.rushgate.backoffice.platform.web.PathId;
import dev.rushgate.backoffice.platform.web.Problem;
import dev.rushgate.backoffice.platform.web.Refusal;
import dev.rushgate.backoffice.product.ProductChange;
import dev.rushgate.backoffice.product.ProductSearch;
import dev.rushgate.backoffice.product.ProductState;
import dev.rushgate.backoffice.product.Products;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@AdminCall
@RequestMapping(ProductController.PATH)
class ProductController {

  static final String PATH = "/api/v1/admin/products";

  private final Products products;

  ProductController(Products products) {
    this.products = products;
  }

  @PostMapping
  ResponseEntity<ProductAnswer> create(@RequestBody NewProduct product) {
    ProductAnswer created = ProductAnswer.of(products.create(product.sheet()));
    return ResponseEntity.created(URI.create(PATH + "/" + created.id())).body(created);
  }

  @GetMapping
  PageOf<ProductAnswer> list(
      @RequestParam(defaultValue = "") String keyword,
      @RequestParam(defaultValue = "false") boolean soldOut,
      @RequestParam(defaultValue = "ACTIVE") ProductState state,
      @RequestParam(defaultValue = "-created") String sort,
      @RequestParam(defaultValue = PageQuery.FIRST) int page,
      @RequestParam(defaultValue = PageQuery.SIZE_DEFAULT) int size) {
    var wanted = new PageQuery(page, size).sortedBy(ProductPages.COLUMNS.of(sort));
    var search = new ProductSearch(keyword, soldOut, state);
    return PageOf.of(products.search(search, wanted), ProductAnswer::of);
  }

  @GetMapping("/{id}")
  ProductAnswer show(@PathVariable String id) {
    return products
        .find(PathId.of(id, Problem.PRODUCT_UNKNOWN))
        .map(ProductAnswer::of)
        .orElseThrow(ProductController::unknown);
  }

  @PatchMapping("/{id}")
  ProductAnswer change(@PathVariable String id, @RequestBody ProductChange change) {
    return answer(products.change(PathId.of(id, Problem.PRODUCT_UNKNOWN), change));
  }

  static ProductAnswer answer(Products.Change change) {
    return switch (change) {
      case Products.Change.Done done -> ProductAnswer.of(done.product());
      case Products.Change.Unknown no -> throw unknown();
      case Products.Change.Conflict no ->
          throw Problem.CONFLICT.because("The product has another version now; read it again.");
    };
  }

  static Refusal unknown() {
    return Problem.PRODUCT_UNKNOWN.because("No product has the id in this path.");
  }
}
