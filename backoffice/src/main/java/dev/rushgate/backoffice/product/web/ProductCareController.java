package dev.rushgate.backoffice.product.web;

import dev.rushgate.backoffice.platform.InvalidInput;
import dev.rushgate.backoffice.platform.web.AdminCall;
import dev.rushgate.backoffice.platform.web.PageOf;
import dev.rushgate.backoffice.platform.web.PageQuery;
import dev.rushgate.backoffice.platform.web.PathId;
import dev.rushgate.backoffice.platform.web.Problem;
import dev.rushgate.backoffice.product.ProductImages;
import dev.rushgate.backoffice.product.Products;
import dev.rushgate.backoffice.product.StockCorrection;
import dev.rushgate.backoffice.product.StockCorrections;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The same for programs: stock, picture, archive. */
@AdminCall
@RequestMapping(ProductController.PATH + "/{id}")
class ProductCareController {

  private final Products products;
  private final StockCorrections stocks;
  private final ProductImages images;

  ProductCareController(Products products, StockCorrections stocks, ProductImages images) {
    this.products = products;
    this.stocks = stocks;
    this.images = images;
  }

  @PostMapping("/stock")
  ProductAnswer stock(@PathVariable String id, @RequestBody StockCorrection correction) {
    return ProductController.answer(stocks.correct(idOf(id), correction));
  }

  /** The newest first. */
  @GetMapping("/stock-changes")
  PageOf<StockEntryAnswer> changes(
      @PathVariable String id,
      @RequestParam(defaultValue = PageQuery.FIRST) int page,
      @RequestParam(defaultValue = PageQuery.SIZE_DEFAULT) int size) {
    long product = idOf(id);
    if (products.find(product).isEmpty()) {
      throw ProductController.unknown();
    }
    var wanted = new PageQuery(page, size).sortedBy(Sort.unsorted());
    return PageOf.of(stocks.history(product, wanted), StockEntryAnswer::of);
  }

  @PostMapping("/archive")
  ProductAnswer archive(@PathVariable String id) {
    return ProductController.answer(products.archive(idOf(id)));
  }

  @PostMapping("/restore")
  ProductAnswer restore(@PathVariable String id) {
    return ProductController.answer(products.restore(idOf(id)));
  }

  @PostMapping(path = "/image", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  ProductAnswer image(
      @PathVariable String id, @RequestParam(required = false) @Nullable MultipartFile file)
      throws IOException {
    return answer(images.replace(idOf(id), Files.bytes(file)));
  }

  @DeleteMapping("/image")
  ProductAnswer remove(@PathVariable String id) {
    return answer(images.remove(idOf(id)));
  }

  private static ProductAnswer answer(ProductImages.Outcome outcome) {
    return switch (outcome) {
      case ProductImages.Outcome.Done done -> ProductAnswer.of(done.product());
      case ProductImages.Outcome.Unknown no -> throw ProductController.unknown();
      case ProductImages.Outcome.Refused refused ->
          throw InvalidInput.of("file", refused.flaw().rule());
    };
  }

  private static long idOf(String id) {
    return PathId.of(id, Problem.PRODUCT_UNKNOWN);
  }
}
