package dev.rushgate.model.event;

import dev.rushgate.model.MemberId;
import dev.rushgate.model.Money;
import java.time.Instant;

/** {@link CouponUsed} as it is written. */
record CouponUsedWire(
    int v, String type, String order, String coupon, String member, long discount, String at)
    implements ShopEventWire {

  static CouponUsedWire of(CouponUsed e) {
    return new CouponUsedWire(
        EventJson.VERSION,
        "COUPON_USED",
        e.key(),
        Long.toString(e.couponId()),
        e.member().value(),
        e.discount().won(),
        EventJson.instant(e.at()));
  }

  @Override
  public CouponUsed event() {
    return new CouponUsed(
        Long.parseLong(order),
        Long.parseLong(coupon),
        new MemberId(member),
        new Money(discount),
        Instant.parse(at));
  }
}
