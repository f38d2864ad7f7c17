package dev.rushgate.backoffice.delivery.web;

import dev.rushgate.backoffice.delivery.Delivery;
import dev.rushgate.backoffice.delivery.DeliveryState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A delivery as operators see it. */
record DeliveryAnswer(
    String orderId,
    String member,
    DeliveryState state,
    int tries,
    Instant takenAt,
    @Nullable Instant tryAt,
    @Nullable Instant triedAt,
    @Nullable Instant deliveredAt,
    @Nullable String error) {

  static DeliveryAnswer of(Delivery delivery) {
    return new DeliveryAnswer(
        Long.toString(delivery.orderId()),
        delivery.member(),
        delivery.state(),
        delivery.tries(),
        delivery.takenAt(),
        delivery.tryAt(),
        delivery.triedAt(),
        delivery.deliveredAt(),
        delivery.error());
  }
}
