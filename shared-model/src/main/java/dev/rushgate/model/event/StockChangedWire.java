package dev.rushgate.model.event;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@link StockChanged} as it is written. */
record StockChangedWire(
    int v,
    String type,
    String product,
    int change,
    int units,
    String cause,
    @Nullable String order,
    @Nullable String drop,
    String at)
    implements ShopEventWire {

  static StockChangedWire of(StockChanged e) {
    return new StockChangedWire(
        EventJson.VERSION,
        "STOCK_CHANGED",
        e.key(),
        e.change(),
        e.units(),
        e.cause(),
        e.orderId() == null ? null : e.orderId().toString(),
        e.drop() == null ? null : e.drop().toString(),
        EventJson.instant(e.at()));
  }

  @Override
  public StockChanged event() {
    return new StockChanged(
        Long.parseLong(product),
        change,
        units,
        Objects.requireNonNull(cause),
        order == null ? null : Long.valueOf(order),
        drop == null ? null : EventJson.drop(drop),
        Instant.parse(at));
  }
}
