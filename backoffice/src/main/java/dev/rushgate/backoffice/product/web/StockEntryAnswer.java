package dev.rushgate.backoffice.product.web;

import dev.rushgate.backoffice.product.StockCause;
import dev.rushgate.backoffice.product.StockEntry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A change of a stock as operators see it. */
record StockEntryAnswer(
    Instant at,
    int before,
    int after,
    StockCause cause,
    @Nullable String dropId,
    @Nullable String orderId,
    @Nullable String reason,
    String by) {

  static StockEntryAnswer of(StockEntry entry) {
    Long drop = entry.dropId();
    Long order = entry.orderId();
    return new StockEntryAnswer(
        entry.at(),
        entry.before(),
        entry.after(),
        entry.cause(),
        drop == null ? null : drop.toString(),
        order == null ? null : order.toString(),
        entry.reason(),
        entry.by());
  }
}
