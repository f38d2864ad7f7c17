package dev.rushgate.backoffice.orders.web;

import dev.rushgate.backoffice.orders.OrderDetails;
import dev.rushgate.backoffice.orders.OrderItem;
import dev.rushgate.backoffice.orders.OrderState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as operators see it, in won.
 *
 * @param points from the wallet: paid, or being paid
 * @param paid by other means: paid, or being paid
 */
record OrderAnswer(
    String id,
    String member,
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
    @Nullable String admissionId,
    Instant createdAt) {

  record Item(String productId, String name, int quantity, long unitPrice, int refunded) {

    static Item of(OrderItem item) {
      return new Item(
          Long.toString(item.productId()),
          item.name(),
          item.quantity(),
          item.unitPrice(),
          item.refunded());
    }
  }

  static OrderAnswer of(OrderDetails order) {
    Long drop = order.dropId();
    return new OrderAnswer(
        Long.toString(order.id()),
        order.member(),
        order.state(),
        order.items().stream().map(Item::of).toList(),
        order.couponId() == null ? null : order.couponId().toString(),
        order.amounts().subtotal(),
        order.amounts().discount(),
        order.amounts().total(),
        order.amounts().points(),
        order.amounts().paid(),
        order.amounts().refunded(),
        order.payBy(),
        order.paidAt(),
        drop == null ? null : drop.toString(),
        order.admissionId(),
        order.createdAt());
  }
}
