package dev.rushgate.backoffice.product;

import dev.rushgate.backoffice.platform.DatabaseClock;
import dev.rushgate.model.DropId;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The stock, for the features that sell from it. Each call is part of the caller's transaction;
 * whoever also locks a drop locks it first.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class ProductStock {

  private final ProductRepository products;
  private final StockHistory history;
  private final DatabaseClock clock;

  ProductStock(ProductRepository products, StockHistory history, DatabaseClock clock) {
    this.products = products;
    this.history = history;
    this.clock = clock;
  }

  public Optional<ProductDetails> find(long productId) {
    return products.findById(productId).map(Product::details);
  }

  /** The product as it is, which nobody else changes until the caller's transaction ends. */
  public Optional<ProductDetails> lock(long productId) {
    return products.lock(productId).map(Product::details);
  }

  /**
   * Takes units out for a deal, all or none; never more than there are, however many ask at once,
   * and none of an archived product.
   */
  public boolean take(long productId, int units, DropId deal) {
    if (products.take(productId, units, clock.now()) == 0) {
      return false;
    }
    history.dealt(productId, -units, deal.value());
    return true;
  }

  public void giveBack(long productId, int units, DropId deal) {
    if (units <= 0) {
      return;
    }
    if (products.giveBack(productId, units, clock.now()) != 1) {
      throw new IllegalStateException("no product " + productId + " to give units back to");
    }
    history.dealt(productId, units, deal.value());
  }
}
