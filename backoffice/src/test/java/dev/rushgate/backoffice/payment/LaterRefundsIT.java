package dev.rushgate.backoffice.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rushgate.backoffice.testkit.Buyer;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.stack.gateway.Payment;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Refunds that the gateway will not make now; it answers the same request alike for good. */
class LaterRefundsIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final long PRICE = 10_000;

  private final Buyer buyer = Buyer.fresh();
  private final String key = Buyer.key("cancel_later_");
  private String order = "";

  @BeforeEach
  void paid() {
    String product =
        Running.api()
            .post(
                "/api/v1/admin/products",
                Map.of("name", "Jar", "description", "A jar", "price", PRICE, "stock", 10))
            .id();
    order = buyer.ordered(product, 1);
    assertThat(buyer.pay(order, 0, PRICE, key).status()).isEqualTo(200);
  }

  private Payment atGateway() {
    return Running.gateway().payments().stream()
        .filter(payment -> payment.key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private String refund(String column) {
    return Running.sql()
        .text(
            "SELECT COALESCE(MAX(r."
                + column
                + "), '') FROM refund r JOIN payment p ON p.id = r.payment_id"
                + " WHERE p.payment_key = ?",
            key);
  }

  private void change(String what) {
    Running.sql()
        .run(
            "UPDATE refund SET "
                + what
                + ", look_at = UTC_TIMESTAMP(3) WHERE payment_id ="
                + " (SELECT id FROM payment WHERE payment_key = ?)",
            key);
  }

  @Test
  void theyAreAskedForAsANewRequestAndMadeOnce() {
    assertThat(buyer.cancel(order).status()).isEqualTo(200);
    await().atMost(SOON).until(() -> refund("state").equals("DONE"));
    assertThat(refund("tries")).isEqualTo("1");
    assertThat(atGateway().cancels()).hasSize(1);
    assertThat(atGateway().balance()).isZero();
  }

  @Test
  void whereSomethingWasGivenBackTheyStayTheSameRequestAndEndInTime() {
    Running.gateway().cancelAtDesk(key, 1_000);
    assertThat(buyer.cancel(order).status()).isEqualTo(200);
    await().atMost(SOON).until(() -> Integer.parseInt(refund("looks")) >= 2);
    change("wanted_at = wanted_at - INTERVAL 11 MINUTE");
    assertThat(Running.bean(PaymentDesk.class).attention().unrefunded()).isPositive();
    assertThat(Running.api().get("/api/v1/admin/payments?attention=unrefunded").text())
        .contains(key);
    change("looks = " + RefundMaker.LOOKS_MAX);
    await().atMost(SOON).until(() -> refund("state").equals("REFUSED"));
    assertThat(refund("tries")).isEqualTo("0");
    assertThat(refund("code")).isEqualTo("PROVIDER_ERROR");
    assertThat(atGateway().balance()).as("of which we know too little").isEqualTo(PRICE - 1_000);
  }
}
