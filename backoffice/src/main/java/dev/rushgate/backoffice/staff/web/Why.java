package dev.rushgate.backoffice.staff.web;

import dev.rushgate.backoffice.platform.Inspection;
import org.jspecify.annotations.Nullable;

/** Why an owner blocks somebody, or does so no more. */
final class Why {

  private static final int LENGTH_MAX = 200;

  private Why() {}

  /** Refuses a missing or overlong one with {@code InvalidInput}. */
  static String given(@Nullable String reason) {
    String plain = reason == null ? "" : reason.strip();
    var inspection = new Inspection();
    inspection.text(plain, "reason", LENGTH_MAX);
    inspection.end();
    return plain;
  }
}
