package dev.rushgate.backoffice.cart.web;

import static java.util.Objects.requireNonNull;

import dev.rushgate.backoffice.cart.Cart;
import dev.rushgate.backoffice.cart.CartItem;
import dev.rushgate.backoffice.cart.GuestItem;
import dev.rushgate.backoffice.platform.Inspection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The cart of a browser, as it came. */
record GuestBody(@Nullable List<@Nullable Item> items) {

  /**
   * @param unitPriceThen what it cost when it was put in there, if the browser knows
   */
  record Item(
      @Nullable String productId, @Nullable Integer quantity, @Nullable Long unitPriceThen) {

    private void inspect(Inspection inspection, String at) {
      inspection.given(productId, at + ".productId");
      inspection.given(quantity, at + ".quantity");
      inspection.number(quantity, at + ".quantity", 1, CartItem.QUANTITY_MAX);
      inspection.amount(unitPriceThen, at + ".unitPriceThen");
    }

    private GuestItem given() {
      return new GuestItem(requireNonNull(productId), requireNonNull(quantity), unitPriceThen);
    }
  }

  /** Refuses what cannot be taken with {@code InvalidInput}. */
  List<GuestItem> given() {
    var inspection = new Inspection();
    inspection.given(items, "items");
    List<@Nullable Item> all = items == null ? List.of() : items;
    inspection.require(
        all.size() <= Cart.PRODUCTS_MAX, "items", "has at most " + Cart.PRODUCTS_MAX);
    for (int i = 0; i < all.size(); i++) {
      String at = "items[" + i + "]";
      Item item = all.get(i);
      inspection.given(item, at);
      if (item != null) {
        item.inspect(inspection, at);
      }
    }
    inspection.end();
    return all.stream().map(item -> requireNonNull(item).given()).toList();
  }
}
