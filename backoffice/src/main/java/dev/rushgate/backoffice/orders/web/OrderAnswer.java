package dev.rushgate.backoffice.orders.web;

import dev.rushgate.backoffice.orders.OrderDetails;
import dev.rushgate.backoffice.orders.OrderItem;
import dev.rushgate.backoffice.orders.OrderState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order as operators see it. */
record OrderAnswer(
    String id,
    String member,
    OrderState state,
    List<Item> items,
    long subtotal,
    long discount,
    long total,
    @Nullable Instant payBy,
    @Nullable Instant paidAt,
    @Nullable String dropId,
    @Nullable String admissionId,
    Instant createdAt) {

  record Item(String productId, String name, int quantity, long unitPrice) {

    static Item of(OrderItem item) {
      return new Item(
          Long.toString(item.productId()), item.name(), item.quantity(), item.unitPrice());
    }
  }

  static OrderAnswer of(OrderDetails order) {
    Long drop = order.dropId();
    return new OrderAnswer(
        Long.toString(order.id()),
        order.member(),
        order.state(),
        order.items().stream().map(Item::of).toList(),
        order.subtotal(),
        order.discount(),
        order.total(),
        order.payBy(),
        order.paidAt(),
        drop == null ? null : drop.toString(),
        order.admissionId(),
        order.createdAt());
  }
}
