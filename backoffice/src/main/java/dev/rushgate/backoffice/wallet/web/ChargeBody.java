package dev.rushgate.backoffice.wallet.web;

import static java.util.Objects.requireNonNull;

import dev.rushgate.backoffice.platform.Inspection;
import dev.rushgate.backoffice.wallet.Charges;
import dev.rushgate.model.Money;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A wish to put money into the wallet, as it came. */
record ChargeBody(@Nullable Long amount, @Nullable String paymentKey) {

  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{1,200}");

  /** Refuses what cannot be taken with {@code InvalidInput}. */
  ChargeBody whole() {
    var inspection = new Inspection();
    inspection.given(amount, "amount");
    inspection.require(
        amount == null || (amount >= Charges.AMOUNT_MIN && amount <= Charges.AMOUNT_MAX),
        "amount",
        "is " + Charges.AMOUNT_MIN + " to " + Charges.AMOUNT_MAX + " won");
    inspection.given(paymentKey, "paymentKey");
    inspection.require(
        paymentKey == null || KEY.matcher(paymentKey).matches(),
        "paymentKey",
        "is 1 to 200 of A-Z a-z 0-9 _ -");
    inspection.end();
    return this;
  }

  Money amountGiven() {
    return new Money(requireNonNull(amount));
  }

  String keyGiven() {
    return requireNonNull(paymentKey);
  }
}
