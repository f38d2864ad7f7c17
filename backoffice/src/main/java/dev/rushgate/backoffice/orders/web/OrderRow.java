package dev.rushgate.backoffice.orders.web;

import dev.rushgate.backoffice.orders.OrderDetails;
import dev.rushgate.backoffice.orders.OrderItem;
import dev.rushgate.backoffice.orders.OrderState;
import java.time.Instant;
import java.util.stream.Collectors;

/** An order in the list; {@code what} names its products. */
record OrderRow(
    String id, String member, OrderState state, String what, long total, Instant createdAt) {

  static OrderRow of(OrderDetails order) {
    return new OrderRow(
        Long.toString(order.id()),
        order.member(),
        order.state(),
        order.items().stream().map(OrderItem::name).collect(Collectors.joining(", ")),
        order.amounts().total(),
        order.createdAt());
  }
}
