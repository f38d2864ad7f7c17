package dev.rushgate.backoffice.orders.web;

import dev.rushgate.backoffice.platform.Inspection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Why an operator cancels an order; kept in the log. */
record Cancellation(@Nullable String reason) {

  private static final int REASON_MAX = 200;

  /** Refuses a missing or overlong reason with {@code InvalidInput}. */
  String requiredReason() {
    var inspection = new Inspection();
    inspection.given(reason, "reason");
    inspection.text(reason, "reason", REASON_MAX);
    inspection.end();
    return Objects.requireNonNull(reason);
  }
}
