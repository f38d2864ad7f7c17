package dev.rushgate.backoffice.wallet.web;

import static java.util.Objects.requireNonNull;

import dev.rushgate.backoffice.platform.Inspection;
import dev.rushgate.backoffice.wallet.Adjustments;
import org.jspecify.annotations.Nullable;

/**
 * A wish to put a balance right, as it came.
 *
 * @param amount in won; negative takes
 */
record AdjustmentBody(@Nullable Long amount, @Nullable String reason) {

  private static final int REASON_MAX = 200;

  /** Refuses what cannot be taken with {@code InvalidInput}. */
  AdjustmentBody whole() {
    var inspection = new Inspection();
    inspection.given(amount, "amount");
    inspection.require(
        amount == null
            || (amount != 0
                && amount >= -Adjustments.AMOUNT_MAX
                && amount <= Adjustments.AMOUNT_MAX),
        "amount",
        "is 1 to " + Adjustments.AMOUNT_MAX + " won, up or down");
    inspection.given(reason, "reason");
    inspection.text(reason, "reason", REASON_MAX);
    inspection.end();
    return this;
  }

  long amountGiven() {
    return requireNonNull(amount);
  }

  String reasonGiven() {
    return requireNonNull(reason).strip();
  }
}
