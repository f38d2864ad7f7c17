package dev.rushgate.backoffice.orders;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of an order.
 *
 * @param reason in the words of who did it, or the gateway's code
 * @param by who did it; null when the back office did by itself
 */
public record OrderStep(
    Instant at,
    OrderState before,
    OrderState after,
    StepCause cause,
    @Nullable String reason,
    @Nullable String by) {}
