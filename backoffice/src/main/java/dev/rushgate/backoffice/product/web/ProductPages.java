package dev.rushgate.backoffice.product.web;

import dev.rushgate.backoffice.platform.InvalidInput;
import dev.rushgate.backoffice.platform.web.AdminPage;
import dev.rushgate.backoffice.platform.web.Listing;
import dev.rushgate.backoffice.platform.web.PageQuery;
import dev.rushgate.backoffice.platform.web.SortBy;
import dev.rushgate.backoffice.product.ProductDetails;
import dev.rushgate.backoffice.product.ProductSearch;
import dev.rushgate.backoffice.product.ProductState;
import dev.rushgate.backoffice.product.Products;
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
@RequestMapping(ProductView.PATH)
class ProductPages {

  static final SortBy COLUMNS =
      new SortBy(
          Map.of(
              "name", "name",
              "price", "price",
              "stock", "stock",
              "updated", "updatedAt",
              "created", "id"));

  private static final String NONE = "none";
  private static final String ARCHIVED = "archived";

  private final Products products;
  private final ProductView view;

  ProductPages(Products products, ProductView view) {
    this.products = products;
    this.view = view;
  }

  @GetMapping
  ModelAndView list(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String supply,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "-created") String sort,
      @RequestParam(defaultValue = PageQuery.FIRST) int page,
      @RequestParam(defaultValue = PageQuery.SIZE_DEFAULT) int size) {
    ProductSearch search = search(q, supply, state);
    var found = products.search(search, new PageQuery(page, size).sortedBy(COLUMNS.of(sort)));
    var asked =
        Map.of(
            "q", search.text(),
            "supply", search.soldOut() ? NONE : "",
            "state", search.state() == ProductState.ARCHIVED ? ARCHIVED : "");
    return new ModelAndView(
        "product/list", "list", Listing.of(found, ProductRow::of, ProductView.PATH, asked, sort));
  }

  /** As the address of the list says it. */
  static ProductSearch search(String q, String supply, String state) {
    return new ProductSearch(
        q,
        supply.equals(NONE),
        state.equals(ARCHIVED) ? ProductState.ARCHIVED : ProductState.ACTIVE);
  }

  @GetMapping("/new")
  ModelAndView ask() {
    return form(ProductForm.EMPTY, Errors.NONE);
  }

  @PostMapping
  ModelAndView create(ProductForm form, RedirectAttributes told) {
    try {
      ProductDetails created = products.create(form.sheet());
      return ProductView.done(Long.toString(created.id()), "created", told);
    } catch (InvalidInput invalid) {
      ModelAndView page = form(form, Errors.of(invalid));
      page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
      return page;
    }
  }

  /** The pages are those of the stock's history. */
  @GetMapping("/{id}")
  ModelAndView show(
      @PathVariable String id,
      @RequestParam(defaultValue = PageQuery.FIRST) int page,
      @RequestParam(defaultValue = PageQuery.SIZE_DEFAULT) int size) {
    return view.shown(id, new PageQuery(page, size));
  }

  @PostMapping("/{id}")
  ModelAndView change(@PathVariable String id, ProductForm form, RedirectAttributes told) {
    long product = ProductView.idOf(id);
    try {
      return view.after(
          id,
          products.change(product, form.change()),
          told,
          "saved",
          errors -> view.refused(id, HttpStatus.CONFLICT, form, null, errors));
    } catch (InvalidInput invalid) {
      return view.refused(id, HttpStatus.UNPROCESSABLE_CONTENT, form, null, Errors.of(invalid));
    }
  }

  private static ModelAndView form(ProductForm form, Errors errors) {
    return new ModelAndView("product/new", Map.of("form", form, "errors", errors));
  }
}
