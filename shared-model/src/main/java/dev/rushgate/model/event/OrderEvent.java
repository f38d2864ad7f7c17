package dev.rushgate.model.event;

import dev.rushgate.model.MemberId;
import java.time.Instant;

/**
 * What became of an order, as {@link Topics#ORDERS} tells it; events of one order keep their order.
 */
public sealed interface OrderEvent
    permits OrderPlaced, OrderPaid, OrderCancelled, OrderExpired, OrderRefunded, CouponUsed {

  long orderId();

  MemberId member();

  Instant at();
}
