package dev.rushgate.backoffice.product;

import dev.rushgate.backoffice.audit.AuditLog;
import dev.rushgate.backoffice.audit.Subject;
import dev.rushgate.backoffice.platform.DatabaseClock;
import dev.rushgate.backoffice.platform.Ids;
import java.util.List;
import java.util.Map;
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
  private final ProductList list;
  private final TermRows terms;
  private final StockHistory history;
  private final Ids ids;
  private final DatabaseClock clock;
  private final AuditLog audit;

  Products(
      ProductRepository products,
      ProductList list,
      TermRows terms,
      StockHistory history,
      Ids ids,
      DatabaseClock clock,
      AuditLog audit) {
    this.products = products;
    this.list = list;
    this.terms = terms;
    this.history = history;
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
    terms.write(Map.of(created.id(), created.name()));
    history.changed(created.id(), created.stock(), StockCause.CREATED, null);
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
    if (!after.name().equals(before.name())) {
      terms.write(Map.of(productId, after.name()));
    }
    if (after.stock() != before.stock()) {
      history.changed(productId, after.stock() - before.stock(), StockCause.MANUAL, null);
    }
    audit.changed(Subject.product(productId), "changed", before, after);
    LOG.info("product changed product={} version={}", productId, after.version());
    return new Change.Done(after);
  }

  /** Takes it out of the shop; deals that have units of it go on. */
  @Transactional
  public Change archive(long productId) {
    return become(productId, ProductState.ARCHIVED, "archived");
  }

  @Transactional
  public Change restore(long productId) {
    return become(productId, ProductState.ACTIVE, "restored");
  }

  private Change become(long productId, ProductState wanted, String action) {
    Product product = products.lock(productId).orElse(null);
    if (product == null) {
      return new Change.Unknown();
    }
    ProductDetails before = product.details();
    if (before.state() == wanted) {
      return new Change.Done(before);
    }
    product.become(wanted, clock.now());
    products.flush();
    ProductDetails after = product.details();
    audit.changed(Subject.product(productId), action, before, after);
    LOG.info("product {} product={}", action, productId);
    return new Change.Done(after);
  }

  /** What a search finds, in the order of the page. */
  @Transactional(readOnly = true)
  public Page<ProductDetails> search(ProductSearch search, Pageable page) {
    return list.page(search, page);
  }

  /** The next of what a search finds, by falling ids from below this one. */
  @Transactional(readOnly = true)
  public List<ProductDetails> before(ProductSearch search, long id, int productsMax) {
    return list.before(search, id, productsMax);
  }

  @Transactional(readOnly = true)
  public Optional<ProductDetails> find(long productId) {
    return products.findById(productId).map(Product::details);
  }
}
