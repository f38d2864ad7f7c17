package dev.rushgate.backoffice.cart.web;

import dev.rushgate.backoffice.cart.Cart;
import dev.rushgate.backoffice.cart.CartItem;
import dev.rushgate.backoffice.cart.Carts;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cart as its member sees it.
 *
 * @param subtotal in won, of the lines that are AVAILABLE
 */
record CartAnswer(List<Item> items, long subtotal) {

  /**
   * @param unitPrice what it costs now
   * @param unitPriceThen what it cost when it was put in
   * @param left how many there are still, when that is not enough; null otherwise
   * @param amount what the line costs now, whether or not it could be bought
   */
  record Item(
      String productId,
      String name,
      int quantity,
      long unitPrice,
      long unitPriceThen,
      CartItem.Availability availability,
      @Nullable Integer left,
      long amount,
      Instant addedAt) {

    static Item of(CartItem item) {
      boolean enough = item.availability() == CartItem.Availability.AVAILABLE;
      boolean gone = item.availability() == CartItem.Availability.GONE;
      return new Item(
          Long.toString(item.productId()),
          item.name(),
          item.quantity(),
          item.price(),
          item.priceThen(),
          item.availability(),
          enough || gone ? null : item.stock(),
          item.amount(),
          item.addedAt());
    }
  }

  /** Also what of a guest's cart is not in it. */
  record Merged(List<Item> items, long subtotal, List<Carts.LeftOut> leftOut) {

    static Merged of(Carts.Merged merged) {
      CartAnswer cart = CartAnswer.of(merged.cart());
      return new Merged(cart.items(), cart.subtotal(), merged.leftOut());
    }
  }

  static CartAnswer of(Cart cart) {
    return new CartAnswer(cart.items().stream().map(Item::of).toList(), cart.subtotal());
  }
}
