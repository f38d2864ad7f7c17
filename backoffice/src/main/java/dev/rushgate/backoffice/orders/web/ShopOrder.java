package dev.rushgate.backoffice.orders.web;

import dev.rushgate.backoffice.orders.OrderDetails;
import dev.rushgate.backoffice.orders.OrderRefund;
import dev.rushgate.backoffice.orders.OrderState;
import dev.rushgate.backoffice.orders.OrderStep;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An order as its member sees it. Amounts are won.
 *
 * @param points paid from the wallet; 0 until it is paid
 * @param paid by other means; 0 until it is paid
 * @param reason of what happened last, where there is one
 * @param refunds what went back
 */
record ShopOrder(
    String id,
    OrderState state,
    List<Item> items,
    @Nullable String couponId,
    long subtotal,
    long discount,
    long total,
    long points,
    long paid,
    long refunded,
    @Nullable Instant payBy,
    @Nullable Instant paidAt,
    @Nullable String dropId,
    Instant createdAt,
    @Nullable String reason,
    List<Refund> refunds) {

  private static final Set<OrderState> PAID =
      Set.of(OrderState.PAID, OrderState.PARTLY_REFUNDED, OrderState.REFUNDED);

  /**
   * A line of it.
   *
   * @param refunded units that came back
   */
  record Item(String productId, String name, int quantity, long unitPrice, int refunded) {}

  /** Money and points that went back at one time. */
  record Refund(long money, long points, String reason, Instant at) {}

  static ShopOrder of(OrderDetails order) {
    return of(order, List.of(), List.of());
  }

  static ShopOrder of(OrderDetails order, List<OrderStep> steps, List<OrderRefund> refunds) {
    Long drop = order.dropId();
    Long coupon = order.couponId();
    OrderDetails.Amounts won = order.amounts();
    boolean paid = PAID.contains(order.state());
    return new ShopOrder(
        Long.toString(order.id()),
        order.state(),
        order.items().stream()
            .map(
                item ->
                    new Item(
                        Long.toString(item.productId()),
                        item.name(),
                        item.quantity(),
                        item.unitPrice(),
                        item.refunded()))
            .toList(),
        coupon == null ? null : coupon.toString(),
        won.subtotal(),
        won.discount(),
        won.total(),
        paid ? won.points() : 0,
        paid ? won.paid() : 0,
        won.refunded(),
        order.payBy(),
        order.paidAt(),
        drop == null ? null : drop.toString(),
        order.createdAt(),
        steps.isEmpty() ? null : steps.getLast().reason(),
        refunds.stream()
            .map(back -> new Refund(back.money(), back.points(), back.reason(), back.at()))
            .toList());
  }
}
