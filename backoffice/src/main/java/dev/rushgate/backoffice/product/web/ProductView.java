package dev.rushgate.backoffice.product.web;

import dev.rushgate.backoffice.platform.web.Listing;
import dev.rushgate.backoffice.platform.web.PageQuery;
import dev.rushgate.backoffice.platform.web.PathId;
import dev.rushgate.backoffice.platform.web.Problem;
import dev.rushgate.backoffice.platform.web.Refusal;
import dev.rushgate.backoffice.product.ProductDetails;
import dev.rushgate.backoffice.product.ProductImages;
import dev.rushgate.backoffice.product.Products;
import dev.rushgate.backoffice.product.StockCorrections;
import dev.rushgate.backoffice.product.StockEntry;
import dev.rushgate.backoffice.product.image.Picture;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.data.domain.Sort;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of one product, on which several forms stand; each of them can be the one refused. */
@Component
@Profile("admin")
class ProductView {

  static final String PATH = "/admin/products";
  private static final String NEWEST_FIRST = "";

  private final Products products;
  private final StockCorrections stocks;

  ProductView(Products products, StockCorrections stocks) {
    this.products = products;
    this.stocks = stocks;
  }

  ModelAndView shown(String id, PageQuery changes) {
    return page(find(id), changes, null, null, Errors.NONE);
  }

  /** With what was typed into one of the forms. */
  ModelAndView refused(
      String id,
      HttpStatus status,
      @Nullable ProductForm form,
      @Nullable StockForm stock,
      Errors errors) {
    var page = page(find(id), new PageQuery(0, 20), form, stock, errors);
    page.setStatus(status);
    return page;
  }

  /** What a change came to, on the page where it was asked for. */
  ModelAndView after(
      String id,
      Products.Change change,
      RedirectAttributes told,
      String what,
      Function<Errors, ModelAndView> refusal) {
    return switch (change) {
      case Products.Change.Done done -> done(id, what, told);
      case Products.Change.Unknown no -> throw unknown();
      case Products.Change.Conflict no -> refusal.apply(Errors.at("version", "version"));
    };
  }

  static ModelAndView done(String id, String what, RedirectAttributes told) {
    told.addFlashAttribute("done", what);
    return new ModelAndView("redirect:" + PATH + "/" + id);
  }

  static long idOf(String text) {
    return PathId.of(text, Problem.PRODUCT_UNKNOWN);
  }

  static Refusal unknown() {
    return Problem.PRODUCT_UNKNOWN.because("Nothing has the id in this path.");
  }

  private ProductDetails find(String id) {
    return products.find(idOf(id)).orElseThrow(ProductView::unknown);
  }

  private ModelAndView page(
      ProductDetails product,
      PageQuery changes,
      @Nullable ProductForm form,
      @Nullable StockForm stock,
      Errors errors) {
    String path = PATH + "/" + product.id();
    var entries = stocks.history(product.id(), changes.sortedBy(Sort.unsorted()));
    var history =
        Listing.of(entries, Function.<StockEntry>identity(), path, Map.of(), NEWEST_FIRST);
    return new ModelAndView("product/detail")
        .addObject("id", Long.toString(product.id()))
        .addObject("product", product)
        .addObject("picture", picture(product))
        .addObject("form", form == null ? ProductForm.of(product) : form)
        .addObject("stock", stock == null ? StockForm.empty(product.version()) : stock)
        .addObject("history", history)
        .addObject("errors", errors);
  }

  private static String picture(ProductDetails product) {
    String name = product.image();
    return name == null ? "" : ProductImages.address(name, Picture.MEDIUM);
  }
}
