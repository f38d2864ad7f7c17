package dev.rushgate.backoffice.product.web;

import dev.rushgate.backoffice.platform.InvalidInput;
import dev.rushgate.backoffice.platform.web.AdminPage;
import dev.rushgate.backoffice.product.ProductImages;
import dev.rushgate.backoffice.product.Products;
import dev.rushgate.backoffice.product.StockCorrections;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What else is done on the page of a product: its stock, its picture, whether it is sold. */
@AdminPage
@RequestMapping(ProductView.PATH + "/{id}")
class ProductCarePages {

  private final Products products;
  private final StockCorrections stocks;
  private final ProductImages images;
  private final ProductView view;

  ProductCarePages(
      Products products, StockCorrections stocks, ProductImages images, ProductView view) {
    this.products = products;
    this.stocks = stocks;
    this.images = images;
    this.view = view;
  }

  @PostMapping("/stock")
  ModelAndView stock(@PathVariable String id, StockForm form, RedirectAttributes told) {
    long product = ProductView.idOf(id);
    try {
      return view.after(
          id,
          stocks.correct(product, form.correction()),
          told,
          "stock",
          errors -> view.refused(id, HttpStatus.CONFLICT, null, form, errors));
    } catch (InvalidInput invalid) {
      return view.refused(id, HttpStatus.UNPROCESSABLE_CONTENT, null, form, asTyped(invalid));
    }
  }

  /** On the page a difference and a count are typed into one field. */
  private static Errors asTyped(InvalidInput invalid) {
    return Errors.of(
        new InvalidInput(
            invalid.broken().stream()
                .map(
                    broken ->
                        broken.field().equals("reason")
                            ? broken
                            : new InvalidInput.Broken("units", broken.message()))
                .toList()));
  }

  @PostMapping("/archive")
  ModelAndView archive(@PathVariable String id, RedirectAttributes told) {
    return after(id, products.archive(ProductView.idOf(id)), "archived", told);
  }

  @PostMapping("/restore")
  ModelAndView restore(@PathVariable String id, RedirectAttributes told) {
    return after(id, products.restore(ProductView.idOf(id)), "restored", told);
  }

  private ModelAndView after(
      String id, Products.Change change, String what, RedirectAttributes told) {
    return view.after(
        id,
        change,
        told,
        what,
        errors -> view.refused(id, HttpStatus.CONFLICT, null, null, errors));
  }

  @PostMapping("/image")
  ModelAndView image(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable MultipartFile file,
      RedirectAttributes told)
      throws IOException {
    long product = ProductView.idOf(id);
    return image(id, images.replace(product, Files.bytes(file)), "image", told);
  }

  @PostMapping("/image/remove")
  ModelAndView remove(@PathVariable String id, RedirectAttributes told) {
    return image(id, images.remove(ProductView.idOf(id)), "imageRemoved", told);
  }

  private ModelAndView image(
      String id, ProductImages.Outcome outcome, String what, RedirectAttributes told) {
    return switch (outcome) {
      case ProductImages.Outcome.Done done -> ProductView.done(id, what, told);
      case ProductImages.Outcome.Unknown no -> throw ProductView.unknown();
      case ProductImages.Outcome.Refused refused ->
          view.refused(
              id,
              HttpStatus.UNPROCESSABLE_CONTENT,
              null,
              null,
              Errors.at("file", "file." + refused.flaw()));
    };
  }
}
