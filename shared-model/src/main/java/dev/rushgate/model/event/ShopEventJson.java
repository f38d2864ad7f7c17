package dev.rushgate.model.event;

import java.util.Objects;
import java.util.Optional;

/** Which record writes and reads each {@link ShopEvent}. */
final class ShopEventJson {

  private ShopEventJson() {}

  private record Typed(int v, String type) {}

  static String write(ShopEvent event) {
    return EventJson.text(
        switch (event) {
          case OrderPlaced e -> PlacedWire.of(e);
          case OrderPaid e -> PaidWire.of(e);
          case OrderCancelled e -> CancelledWire.of(e);
          case OrderExpired e -> ExpiredWire.of(e);
          case OrderRefunded e -> RefundedWire.of(e);
          case CouponUsed e -> CouponUsedWire.of(e);
          case StockChanged e -> StockChangedWire.of(e);
        });
  }

  /** Nothing when the type is one that came later. */
  static Optional<ShopEvent> read(String json) throws UnreadableEvent {
    String type = EventJson.read(json, Typed.class, w -> Objects.requireNonNull(w.type));
    return switch (type) {
      case "ORDER_PLACED" -> read(json, PlacedWire.class);
      case "ORDER_PAID" -> read(json, PaidWire.class);
      case "ORDER_CANCELLED" -> read(json, CancelledWire.class);
      case "ORDER_EXPIRED" -> read(json, ExpiredWire.class);
      case "ORDER_REFUNDED" -> read(json, RefundedWire.class);
      case "COUPON_USED" -> read(json, CouponUsedWire.class);
      case "STOCK_CHANGED" -> read(json, StockChangedWire.class);
      default -> Optional.empty();
    };
  }

  private static Optional<ShopEvent> read(String json, Class<? extends ShopEventWire> type)
      throws UnreadableEvent {
    return Optional.of(
        EventJson.read(
            json,
            type,
            wire -> {
              EventJson.requireVersion(wire.v());
              return wire.event();
            }));
  }
}
