package dev.rushgate.model.event;

import dev.rushgate.model.MemberId;
import java.time.Instant;

/** {@link OrderExpired} as it is written. */
record ExpiredWire(int v, String type, String order, String member, String at)
    implements ShopEventWire {

  static ExpiredWire of(OrderExpired e) {
    return new ExpiredWire(
        EventJson.VERSION, "ORDER_EXPIRED", e.key(), e.member().value(), EventJson.instant(e.at()));
  }

  @Override
  public OrderExpired event() {
    return new OrderExpired(Long.parseLong(order), new MemberId(member), Instant.parse(at));
  }
}
