package dev.rushgate.model.event;

import dev.rushgate.model.MemberId;

/** What became of an order. */
public sealed interface OrderEvent extends ShopEvent
    permits OrderPlaced, OrderPaid, OrderCancelled, OrderExpired, OrderRefunded, CouponUsed {

  long orderId();

  MemberId member();

  @Override
  default String key() {
    return Long.toString(orderId());
  }
}
