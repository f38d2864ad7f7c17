package dev.rushgate.model.event;

import dev.rushgate.model.MemberId;
import dev.rushgate.model.Money;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@link OrderPaid} as it is written. */
record PaidWire(
    int v,
    String type,
    String order,
    @Nullable String drop,
    String member,
    List<ItemWire> items,
    long subtotal,
    long discount,
    long total,
    long points,
    long paid,
    @Nullable String coupon,
    String at)
    implements ShopEventWire {

  static PaidWire of(OrderPaid e) {
    return new PaidWire(
        EventJson.VERSION,
        "ORDER_PAID",
        e.key(),
        e.drop() == null ? null : e.drop().toString(),
        e.member().value(),
        e.items().stream().map(ItemWire::of).toList(),
        e.subtotal().won(),
        e.discount().won(),
        e.total().won(),
        e.points().won(),
        e.paid().won(),
        e.couponId() == null ? null : e.couponId().toString(),
        EventJson.instant(e.at()));
  }

  @Override
  public OrderPaid event() {
    return new OrderPaid(
        Long.parseLong(order),
        drop == null ? null : EventJson.drop(drop),
        new MemberId(member),
        items.stream().map(ItemWire::item).toList(),
        new Money(subtotal),
        new Money(discount),
        new Money(total),
        new Money(points),
        new Money(paid),
        coupon == null ? null : Long.valueOf(coupon),
        Instant.parse(at));
  }

  record ItemWire(String product, String name, int quantity, long unitPrice) {

    static ItemWire of(OrderPaid.Item item) {
      return new ItemWire(
          Long.toString(item.productId()), item.name(), item.quantity(), item.unitPrice().won());
    }

    OrderPaid.Item item() {
      return new OrderPaid.Item(
          Long.parseLong(product), Objects.requireNonNull(name), quantity, new Money(unitPrice));
    }
  }
}
