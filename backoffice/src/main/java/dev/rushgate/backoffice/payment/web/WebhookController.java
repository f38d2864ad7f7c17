package dev.rushgate.backoffice.payment.web;

import dev.rushgate.backoffice.payment.Payments;
import dev.rushgate.backoffice.platform.Inspection;
import dev.rushgate.backoffice.platform.web.ShopCall;
import io.swagger.v3.oas.annotations.Operation;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where the gateway says that something happened to a payment; anybody could say so. */
@ShopCall
@RequestMapping("/api/v1/payments/webhook")
class WebhookController {

  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{1,200}");

  private final Payments payments;

  WebhookController(Payments payments) {
    this.payments = payments;
  }

  /** All that is read of it: which payment. What it says of the payment counts for nothing. */
  record Hint(@Nullable Data data) {

    record Data(@Nullable String paymentKey) {}

    /** Refuses what names no payment with {@code InvalidInput}. */
    String key() {
      String key = data == null ? null : data.paymentKey();
      var inspection = new Inspection();
      inspection.require(
          key != null && KEY.matcher(key).matches(),
          "data.paymentKey",
          "is 1 to 200 of A-Z a-z 0-9 _ -");
      inspection.end();
      return String.valueOf(key);
    }
  }

  @PostMapping
  @Operation(
      description =
          "A hint alone: the gateway is asked about the payment soon, whatever is said here. One of"
              + " an unknown payment is answered alike.")
  void take(@RequestBody Hint hint) {
    payments.hint(hint.key());
  }
}
