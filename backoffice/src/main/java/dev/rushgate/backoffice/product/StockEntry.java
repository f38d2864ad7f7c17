package dev.rushgate.backoffice.product;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change of a stock.
 *
 * @param dropId the deal that took or gave back
 * @param orderId the order that did
 * @param by whose doing it was, by name
 */
public record StockEntry(
    Instant at,
    int before,
    int after,
    StockCause cause,
    @Nullable Long dropId,
    @Nullable Long orderId,
    @Nullable String reason,
    String by) {

  public int difference() {
    return after - before;
  }
}
