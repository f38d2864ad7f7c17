package dev.rushgate.backoffice.product;

import dev.rushgate.backoffice.platform.DatabaseClock;
import dev.rushgate.model.DropId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Optional;
import java.util.SortedMap;
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
    if (units > 0) {
      add(productId, units);
      history.dealt(productId, units, deal.value());
    }
  }

  /** Several products, by rising id, so that no two callers wait for each other in a circle. */
  public Shelf lockAll(SortedMap<Long, Integer> units) {
    var found = new HashMap<Long, ProductDetails>();
    units.keySet().forEach(id -> lock(id).ifPresent(product -> found.put(id, product)));
    return new Shelf(found);
  }

  /** Takes units out for an order; the caller has locked them and seen that there are enough. */
  public void take(SortedMap<Long, Integer> unitsByProduct, long orderId) {
    Instant now = clock.now();
    unitsByProduct.forEach(
        (id, units) -> {
          if (products.take(id, units, now) == 0) {
            throw new IllegalStateException("product " + id + " has no " + units + " units");
          }
          history.ordered(id, -units, orderId);
        });
  }

  public void giveBack(SortedMap<Long, Integer> unitsByProduct, long orderId) {
    unitsByProduct.forEach(
        (id, units) -> {
          if (units > 0) {
            add(id, units);
            history.ordered(id, units, orderId);
          }
        });
  }

  private void add(long productId, int units) {
    if (products.giveBack(productId, units, clock.now()) != 1) {
      throw new IllegalStateException("no product " + productId + " to give units back to");
    }
  }
}
