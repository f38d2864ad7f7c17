package dev.rushgate.backoffice.drops.web;

import dev.rushgate.backoffice.platform.Inspection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why an operator cancels a drop; kept with it and in the audit log.
 *
 * @param version of the drop that was seen; null takes any
 */
record DropCancellation(@Nullable String reason, @Nullable Long version) {

  static final int REASON_MAX = 500;

  /** Refuses a missing or overlong reason with {@code InvalidInput}. */
  String requiredReason() {
    String plain = reason == null ? null : reason.strip();
    var inspection = new Inspection();
    inspection.given(plain, "reason");
    inspection.text(plain, "reason", REASON_MAX);
    inspection.end();
    return Objects.requireNonNull(plain);
  }
}
