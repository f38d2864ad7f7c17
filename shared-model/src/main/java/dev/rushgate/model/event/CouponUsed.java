package dev.rushgate.model.event;

import dev.rushgate.model.MemberId;
import dev.rushgate.model.Money;
import java.time.Instant;

/** A coupon was used for an order. */
public record CouponUsed(long orderId, long couponId, MemberId member, Money discount, Instant at)
    implements OrderEvent {}
