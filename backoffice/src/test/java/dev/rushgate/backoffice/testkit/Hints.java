package dev.rushgate.backoffice.testkit;

import java.util.Map;

/** Webhooks as anybody could send them. */
public final class Hints {

  public static final String PATH = "/api/v1/payments/webhook";

  private Hints() {}

  /** Claims that a payment was charged. */
  public static Api.Reply of(String paymentKey) {
    return Running.api()
        .as(null)
        .post(
            PATH,
            Map.of(
                "eventType", "PAYMENT_STATUS_CHANGED",
                "createdAt", "2026-11-21T09:00:00.000Z",
                "data", Map.of("paymentKey", paymentKey, "status", "DONE", "totalAmount", 1)));
  }
}
