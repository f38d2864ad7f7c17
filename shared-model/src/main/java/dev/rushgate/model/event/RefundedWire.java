package dev.rushgate.model.event;

import dev.rushgate.model.MemberId;
import dev.rushgate.model.Money;
import java.time.Instant;
import java.util.Objects;

/** {@link OrderRefunded} as it is written. */
record RefundedWire(
    int v,
    String type,
    String order,
    String refund,
    String member,
    long money,
    long points,
    boolean whole,
    String reason,
    String at)
    implements ShopEventWire {

  static RefundedWire of(OrderRefunded e) {
    return new RefundedWire(
        EventJson.VERSION,
        "ORDER_REFUNDED",
        e.key(),
        Long.toString(e.refundId()),
        e.member().value(),
        e.money().won(),
        e.points().won(),
        e.whole(),
        e.reason(),
        EventJson.instant(e.at()));
  }

  @Override
  public OrderRefunded event() {
    return new OrderRefunded(
        Long.parseLong(order),
        Long.parseLong(refund),
        new MemberId(member),
        new Money(money),
        new Money(points),
        whole,
        Objects.requireNonNull(reason),
        Instant.parse(at));
  }
}
