package dev.rushgate.backoffice.cart;

import dev.rushgate.backoffice.product.ProductState;
import java.time.Instant;

/**
 * A product in a cart, beside what it is now. Prices are won, of one.
 *
 * @param priceThen what it cost when it was put in
 * @param stock units that are left for anybody
 */
public record CartItem(
    long productId,
    String name,
    int quantity,
    long price,
    long priceThen,
    int stock,
    ProductState state,
    Instant addedAt) {

  /** How much of a product one may have in a cart. */
  public static final int QUANTITY_MAX = 99;

  /** Whether it could be bought now. */
  public enum Availability {
    AVAILABLE,
    /** There are some left, but not so many. */
    TOO_FEW,
    SOLD_OUT,
    /** The shop does not sell it any more. */
    GONE
  }

  public Availability availability() {
    if (state == ProductState.ARCHIVED) {
      return Availability.GONE;
    }
    if (stock == 0) {
      return Availability.SOLD_OUT;
    }
    return stock < quantity ? Availability.TOO_FEW : Availability.AVAILABLE;
  }

  /** What the whole line costs now, whether or not it could be bought. */
  public long amount() {
    return price * quantity;
  }
}
