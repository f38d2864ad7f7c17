package dev.rushgate.backoffice.cart;

import java.util.List;

/** What a member means to buy, in the order in which it was put in. */
public record Cart(List<CartItem> items) {

  /** How many products there may be. */
  public static final int PRODUCTS_MAX = 50;

  public Cart {
    items = List.copyOf(items);
  }

  /** What an order of all that can be bought now would come to, in won. */
  public long subtotal() {
    return items.stream()
        .filter(item -> item.availability() == CartItem.Availability.AVAILABLE)
        .mapToLong(CartItem::amount)
        .sum();
  }
}
