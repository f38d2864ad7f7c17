package dev.rushgate.backoffice.orders;

import jakarta.persistence.Embeddable;

/**
 * A line of an order: the product as it was called and priced when it was bought.
 *
 * @param refunded units that came back
 */
@Embeddable
public record OrderItem(long productId, String name, int quantity, long unitPrice, int refunded) {

  OrderItem(long productId, String name, int quantity, long unitPrice) {
    this(productId, name, quantity, unitPrice, 0);
  }

  /** In won. */
  public long amount() {
    return Math.multiplyExact(unitPrice, quantity);
  }

  /** Units that are not refunded. */
  public int left() {
    return quantity - refunded;
  }

  OrderItem without(int units) {
    return new OrderItem(productId, name, quantity, unitPrice, refunded + units);
  }
}
