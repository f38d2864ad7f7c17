package dev.rushgate.backoffice.wallet.web;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rushgate.backoffice.platform.Inspection;
import dev.rushgate.backoffice.wallet.Charges;
import dev.rushgate.model.MemberId;
import dev.rushgate.model.Money;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A wish to put money into the wallet, as it came.
 *
 * @param orderId under which the browser has opened the gateway's window; left out where nobody
 *     gives one, so that the call is the same as before there was any
 */
record ChargeBody(
    @Nullable Long amount,
    @Nullable String paymentKey,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String orderId) {

  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{1,200}");

  /** Without a hyphen: so the last one ends the member, whose id may have some. */
  private static final Pattern OWN_PART = Pattern.compile("[A-Za-z0-9_]{1,20}");

  private static final int ORDER_ID_MAX = 64; // as long as the gateway takes one

  /** Refuses what cannot be taken with {@code InvalidInput}. */
  ChargeBody whole(MemberId member) {
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
    inspection.require(
        orderId == null || isOf(member, orderId),
        "orderId",
        "is charge-, your id, - and 1 to 20 of A-Z a-z 0-9 _, " + ORDER_ID_MAX + " in all");
    inspection.end();
    return this;
  }

  private static boolean isOf(MemberId member, String orderId) {
    String begin = "charge-" + member + "-";
    return orderId.length() <= ORDER_ID_MAX
        && orderId.startsWith(begin)
        && OWN_PART.matcher(orderId.substring(begin.length())).matches();
  }

  Charges.Wish wish() {
    return new Charges.Wish(new Money(requireNonNull(amount)), requireNonNull(paymentKey), orderId);
  }
}
