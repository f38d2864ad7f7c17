package dev.rushgate.model.event;

import dev.rushgate.model.MemberId;
import java.time.Instant;
import java.util.Objects;

/** {@link OrderCancelled} as it is written. */
record CancelledWire(int v, String type, String order, String member, String reason, String at)
    implements ShopEventWire {

  static CancelledWire of(OrderCancelled e) {
    return new CancelledWire(
        EventJson.VERSION,
        "ORDER_CANCELLED",
        e.key(),
        e.member().value(),
        e.reason(),
        EventJson.instant(e.at()));
  }

  @Override
  public OrderCancelled event() {
    return new OrderCancelled(
        Long.parseLong(order),
        new MemberId(member),
        Objects.requireNonNull(reason),
        Instant.parse(at));
  }
}
