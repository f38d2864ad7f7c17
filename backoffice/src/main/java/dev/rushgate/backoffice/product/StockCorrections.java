package dev.rushgate.backoffice.product;

import dev.rushgate.backoffice.audit.AuditLog;
import dev.rushgate.backoffice.audit.Subject;
import dev.rushgate.backoffice.platform.DatabaseClock;
import dev.rushgate.backoffice.platform.InvalidInput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Stocks that operators set right, and the history of every stock. */
@Service
public class StockCorrections {

  private static final Logger LOG = LoggerFactory.getLogger(StockCorrections.class);

  private final ProductRepository products;
  private final StockHistory history;
  private final DatabaseClock clock;
  private final AuditLog audit;

  StockCorrections(
      ProductRepository products, StockHistory history, DatabaseClock clock, AuditLog audit) {
    this.products = products;
    this.history = history;
    this.clock = clock;
    this.audit = audit;
  }

  /** Refuses with {@code InvalidInput} what would leave fewer than none, or more than can be. */
  @Transactional
  public Products.Change correct(long productId, StockCorrection correction) {
    correction.require();
    Product product = products.lock(productId).orElse(null);
    if (product == null) {
      return new Products.Change.Unknown();
    }
    ProductDetails before = product.details();
    if (!product.isOfVersion(correction.version())) {
      return new Products.Change.Conflict();
    }
    int units = bounded(correction.over(before.stock()));
    if (units == before.stock()) {
      return new Products.Change.Done(before);
    }
    product.stockIs(units, clock.now());
    products.flush();
    history.changed(productId, units - before.stock(), StockCause.MANUAL, correction.reason());
    ProductDetails after = product.details();
    audit.changed(Subject.product(productId), "stock changed", before, after, correction.reason());
    LOG.info("stock changed product={} before={} after={}", productId, before.stock(), units);
    return new Products.Change.Done(after);
  }

  /** The newest change first. */
  @Transactional(readOnly = true)
  public Page<StockEntry> history(long productId, Pageable page) {
    return history.newest(productId, page);
  }

  private static int bounded(long units) {
    if (units < 0 || units > ProductSheet.STOCK_MAX) {
      throw InvalidInput.of("delta", "leaves a stock that is not 0 to " + ProductSheet.STOCK_MAX);
    }
    return Math.toIntExact(units);
  }
}
