package dev.rushgate.backoffice.product;

import dev.rushgate.backoffice.platform.DatabaseClock;
import dev.rushgate.backoffice.platform.Ids;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What operators do with products. */
@Service
public class Products {

  private static final Logger LOG = LoggerFactory.getLogger(Products.class);

  private final ProductRepository products;
  private final Ids ids;
  private final DatabaseClock clock;

  Products(ProductRepository products, Ids ids, DatabaseClock clock) {
    this.products = products;
    this.ids = ids;
    this.clock = clock;
  }

  /** What became of a change. */
  public sealed interface Change {
    record Done(ProductDetails product) implements Change {}

    record Unknown() implements Change {}

    record Conflict() implements Change {}
  }

  @Transactional
  public ProductDetails create(ProductSheet sheet) {
    Product product = products.saveAndFlush(new Product(ids.next(), sheet, clock.now()));
    LOG.info("product created product={}", product.details().id());
    return product.details();
  }

  /** Under the row's lock, so a change without a version overwrites nothing it has not seen. */
  @Transactional
  public Change change(long productId, ProductChange change) {
    Product product = products.lock(productId).orElse(null);
    if (product == null) {
      return new Change.Unknown();
    }
    if (!product.change(change, clock.now())) {
      return new Change.Conflict();
    }
    products.flush();
    LOG.info("product changed product={} version={}", productId, product.details().version());
    return new Change.Done(product.details());
  }

  /** What a search finds, in the order of the page. */
  @Transactional(readOnly = true)
  public Page<ProductDetails> search(ProductSearch search, Pageable page) {
    return products
        .search(search.pattern(), search.id(), search.soldOut(), page)
        .map(Product::details);
  }

  @Transactional(readOnly = true)
  public Page<ProductDetails> list(Pageable page) {
    return products.findAll(page).map(Product::details);
  }

  @Transactional(readOnly = true)
  public Optional<ProductDetails> find(long productId) {
    return products.findById(productId).map(Product::details);
  }
}
