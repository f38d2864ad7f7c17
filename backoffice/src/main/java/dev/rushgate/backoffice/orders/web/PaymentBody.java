package dev.rushgate.backoffice.orders.web;

import static java.util.Objects.requireNonNull;

import dev.rushgate.backoffice.orders.Tender;
import dev.rushgate.backoffice.platform.Inspection;
import dev.rushgate.model.Money;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an order is to be paid with, as it came. */
record PaymentBody(@Nullable Long points, @Nullable Long amount, @Nullable String paymentKey) {

  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{1,200}");

  /** Refuses what cannot be taken with {@code InvalidInput}. */
  PaymentBody whole() {
    var inspection = new Inspection();
    inspection.amount(points, "points");
    inspection.given(amount, "amount");
    inspection.amount(amount, "amount");
    inspection.require(
        paymentKey == null || KEY.matcher(paymentKey).matches(),
        "paymentKey",
        "is 1 to 200 of A-Z a-z 0-9 _ -");
    boolean byGateway = amount != null && amount > 0;
    inspection.require(
        byGateway == (paymentKey != null), "paymentKey", "goes with an amount above 0");
    inspection.require(
        points == null || amount == null || points + amount <= Money.WON_MAX,
        "points",
        "and amount are too much");
    inspection.end();
    return this;
  }

  Tender tender() {
    return new Tender(new Money(points == null ? 0 : points), new Money(requireNonNull(amount)));
  }
}
