package dev.rushgate.backoffice.orders.web;

import static java.util.Objects.requireNonNull;

import dev.rushgate.backoffice.orders.Basket;
import dev.rushgate.backoffice.orders.Returned;
import dev.rushgate.backoffice.platform.Inspection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What of an order is to go back, and why, as it came. Without items all of it goes. */
record ReturnBody(@Nullable List<OrderBody.@Nullable Line> items, @Nullable String reason) {

  private static final int REASON_MAX = 200;

  /**
   * Refuses what cannot be taken with {@code InvalidInput}.
   *
   * @param caller whose key the request is, so that two callers' keys are two
   */
  Returned whole(String caller, @Nullable String request) {
    var inspection = new Inspection();
    inspection.given(reason, "reason");
    inspection.text(reason, "reason", REASON_MAX);
    inspection.require(
        items == null || (!items.isEmpty() && items.size() <= Basket.PRODUCTS_MAX),
        "items",
        "are 1 to " + Basket.PRODUCTS_MAX + " products");
    Map<Long, Integer> units = items == null ? null : OrderBody.units(items, inspection);
    inspection.end();
    String once = request == null ? null : caller + ":" + request;
    return new Returned(units, requireNonNull(reason), once);
  }
}
