package dev.rushgate.backoffice.product.web;

import dev.rushgate.backoffice.platform.web.SearchSource;
import dev.rushgate.backoffice.product.ProductDetails;
import dev.rushgate.backoffice.product.ProductSearch;
import dev.rushgate.backoffice.product.Products;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Component;

/** Products in the search over everything, as their list finds them. */
@Component
@Profile("admin")
class FoundProducts implements SearchSource {

  private final Products products;

  FoundProducts(Products products) {
    this.products = products;
  }

  @Override
  public Section section() {
    return Section.PRODUCTS;
  }

  @Override
  public List<Hit> find(String words, int hitsMax) {
    var newest = PageRequest.of(0, hitsMax, Sort.by("id").descending());
    return products.search(ProductSearch.of(words), newest).stream()
        .map(FoundProducts::hit)
        .toList();
  }

  private static Hit hit(ProductDetails product) {
    String path = Section.PRODUCTS.pathOf(Long.toString(product.id()));
    return new Hit(path, product.name(), "", null, product.price(), null);
  }
}
