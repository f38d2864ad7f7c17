package dev.rushgate.backoffice.payment.web;

import dev.rushgate.backoffice.platform.Inspection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Why a refund is asked for again. */
record RetryReason(@Nullable String reason) {

  static final int LENGTH_MAX = 200;

  /** Refuses a missing or overlong reason with {@code InvalidInput}. */
  String given() {
    var inspection = new Inspection();
    inspection.given(reason, "reason");
    inspection.text(reason, "reason", LENGTH_MAX);
    inspection.end();
    return Objects.requireNonNull(reason).strip();
  }
}
