package dev.rushgate.backoffice.product;

import dev.rushgate.backoffice.audit.AuditLog;
import dev.rushgate.backoffice.audit.Subject;
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
  private final AuditLog audit;

  Products(ProductRepository products, Ids ids, DatabaseClock clock, AuditLog audit) {
    this.products = products;
    this.ids = ids;
    this.clock = clock;
    this.audit = audit;
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
    ProductDetails created = product.details();
    audit.changed(Subject.product(created.id()), "created", null, created);
    LOG.info("product created product={}", created.id());
    return created;
  }

  /** Under the row's lock, so a change without a version overwrites nothing it has not seen. */
  @Transactional
  public Change change(long productId, ProductChange change) {
    Product product = products.lock(productId).orElse(null);
    if (product == null) {
      return new Change.Unknown();
    }
    ProductDetails before = product.details();
    if (!product.change(change, clock.now())) {
      return new Change.Conflict();
    }
    products.flush();
    ProductDetails after = product.details();
    audit.changed(Subject.product(productId), "changed", before, after);
    LOG.info("product changed product={} version={}", productId, after.version());
    return new Change.Done(after);
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
