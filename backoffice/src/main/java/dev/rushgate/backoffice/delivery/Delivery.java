package dev.rushgate.backoffice.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A paid order on its way to the data platform.
 *
 * @param tries since it was taken, or replayed
 * @param strikes those tries that speak against this order
 * @param tryAt when it is tried again; null when it is not
 * @param error what went wrong the last time that something did
 */
public record Delivery(
    long orderId,
    String member,
    DeliveryState state,
    int tries,
    int strikes,
    Instant takenAt,
    @Nullable Instant tryAt,
    @Nullable Instant triedAt,
    @Nullable Instant deliveredAt,
    @Nullable String error) {}
