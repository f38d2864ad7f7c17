package dev.rushgate.backoffice.product.web;

import dev.rushgate.backoffice.platform.InvalidInput;
import dev.rushgate.backoffice.platform.web.AdminPage;
import dev.rushgate.backoffice.platform.web.Listing;
import dev.rushgate.backoffice.platform.web.PageQuery;
import dev.rushgate.backoffice.platform.web.PathId;
import dev.rushgate.backoffice.platform.web.Problem;
import dev.rushgate.backoffice.platform.web.Refusal;
import dev.rushgate.backoffice.platform.web.SortBy;
import dev.rushgate.backoffice.product.ProductDetails;
import dev.rushgate.backoffice.product.ProductSearch;
import dev.rushgate.backoffice.product.Products;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@AdminPage
@RequestMapping(ProductPages.PATH)
class ProductPages {

  static final String PATH = "/admin/products";
  private static final String FORM = "product/form";
  private static final String NEW = "";

  private static final SortBy COLUMNS =
      new SortBy(
          Map.of(
              "name", "name",
              "price", "price",
              "stock", "stock",
              "updated", "updatedAt",
              "created", "id"));

  private final Products products;

  ProductPages(Products products) {
    this.products = products;
  }

  @GetMapping
  ModelAndView list(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String supply,
      @RequestParam(defaultValue = "-created") String sort,
      @RequestParam(defaultValue = PageQuery.FIRST) int page,
      @RequestParam(defaultValue = PageQuery.SIZE_DEFAULT) int size) {
    var search = new ProductSearch(q, supply.equals("none"));
    var found = products.search(search, new PageQuery(page, size).sortedBy(COLUMNS.of(sort)));
    var asked = Map.of("q", search.text(), "supply", search.soldOut() ? "none" : "");
    return new ModelAndView(
        "product/list", "list", Listing.of(found, ProductRow::of, PATH, asked, sort));
  }

  @GetMapping("/new")
  ModelAndView ask() {
    return form(NEW, ProductForm.EMPTY, List.of());
  }

  @PostMapping
  ModelAndView create(ProductForm form, RedirectAttributes told) {
    try {
      ProductDetails created = products.create(form.sheet());
      return done(created.id(), "created", told);
    } catch (InvalidInput invalid) {
      return refused(NEW, form, invalid);
    }
  }

  @GetMapping("/{id}")
  ModelAndView show(@PathVariable String id) {
    ProductDetails product =
        products.find(PathId.of(id, Problem.PRODUCT_UNKNOWN)).orElseThrow(ProductPages::unknown);
    return form(id, ProductForm.of(product), List.of()).addObject("product", product);
  }

  @PostMapping("/{id}")
  ModelAndView change(@PathVariable String id, ProductForm form, RedirectAttributes told) {
    long product = PathId.of(id, Problem.PRODUCT_UNKNOWN);
    try {
      return switch (products.change(product, form.change())) {
        case Products.Change.Done done -> done(product, "saved", told);
        case Products.Change.Unknown no -> throw unknown();
        case Products.Change.Conflict no ->
            withStatus(HttpStatus.CONFLICT, form(id, form, List.of("version")));
      };
    } catch (InvalidInput invalid) {
      return refused(id, form, invalid);
    }
  }

  private static ModelAndView form(String id, ProductForm form, List<String> errors) {
    return new ModelAndView(FORM, Map.of("id", id, "form", form, "errors", errors));
  }

  private static ModelAndView refused(String id, ProductForm form, InvalidInput invalid) {
    List<String> fields =
        invalid.broken().stream().map(InvalidInput.Broken::field).distinct().toList();
    return withStatus(HttpStatus.UNPROCESSABLE_CONTENT, form(id, form, fields));
  }

  private static ModelAndView withStatus(HttpStatus status, ModelAndView page) {
    page.setStatus(status);
    return page;
  }

  private static ModelAndView done(long id, String what, RedirectAttributes told) {
    told.addFlashAttribute("done", what);
    return new ModelAndView("redirect:" + PATH + "/" + id);
  }

  private static Refusal unknown() {
    return Problem.PRODUCT_UNKNOWN.because("Nothing has the id in this path.");
  }
}
