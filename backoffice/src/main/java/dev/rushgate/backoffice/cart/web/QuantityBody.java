package dev.rushgate.backoffice.cart.web;

import static java.util.Objects.requireNonNull;

import dev.rushgate.backoffice.cart.CartItem;
import dev.rushgate.backoffice.platform.Inspection;
import org.jspecify.annotations.Nullable;

/** How many of a product a shopper means to buy, as it came. */
record QuantityBody(@Nullable Integer quantity) {

  /** Refuses what cannot be taken with {@code InvalidInput}. */
  int given() {
    var inspection = new Inspection();
    inspection.given(quantity, "quantity");
    inspection.number(quantity, "quantity", 1, CartItem.QUANTITY_MAX);
    inspection.end();
    return requireNonNull(quantity);
  }
}
