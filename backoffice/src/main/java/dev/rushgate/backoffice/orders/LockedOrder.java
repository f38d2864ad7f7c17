package dev.rushgate.backoffice.orders;

import dev.rushgate.backoffice.drops.DropStock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An order that nobody else changes until the transaction ends.
 *
 * @param stock of its drop, locked too; null for an order from the catalogue
 */
record LockedOrder(Order order, @Nullable DropStock stock) {

  boolean isOfDrop() {
    return stock != null;
  }

  DropStock dropStock() {
    return Objects.requireNonNull(stock, "an order of the catalogue");
  }
}
