package dev.rushgate.backoffice.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rushgate.backoffice.testkit.Api;
import dev.rushgate.backoffice.testkit.Buyer;
import dev.rushgate.backoffice.testkit.Hints;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.stack.gateway.Payment;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Orders whose payment the gateway spoils. */
class OrderFaultsIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final long PRICE = 10_000;
  private static final long POINTS = 3_000;
  private static final long AMOUNT = PRICE - POINTS;

  private final Buyer buyer = Buyer.fresh().with(POINTS);
  private final String product =
      Running.api()
          .post(
              "/api/v1/admin/products",
              Map.of("name", "Jar", "description", "A jar", "price", PRICE, "stock", 10))
          .id();
  private final String order = buyer.ordered(product, 1);

  @AfterEach
  void quiet() {
    Running.gateway().sendWebhooksTo(null);
  }

  private static Payment atGateway(String key) {
    return Running.gateway().payments().stream()
        .filter(payment -> payment.key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private void becomes(String state) {
    await().atMost(SOON).until(() -> buyer.stateOf(order).equals(state));
  }

  @Test
  void aPaymentOfWhichNobodyHeardIsFoundOutByItsWebhook() {
    Running.gateway().sendWebhooksTo(Running.uri().resolve(Hints.PATH));
    String key = Buyer.key("timeout_after_");
    buyer.pay(order, POINTS, AMOUNT, key);
    becomes("PAID");
    assertThat(atGateway(key).balance()).isEqualTo(AMOUNT);
    assertThat(buyer.balance()).isZero();
  }

  @Test
  void onesThatComeTwiceOrAreForgedPayOnce() {
    Running.gateway().sendWebhooksTo(Running.uri().resolve(Hints.PATH));
    String key = Buyer.key("webhook_twice_");
    assertThat(buyer.pay(order, POINTS, AMOUNT, key).status()).isEqualTo(200);
    Hints.of(key);
    String other = buyer.ordered(product, 1);
    String declined = Buyer.key("decline_");
    assertThat(buyer.pay(other, 0, PRICE, declined).code()).isEqualTo("PAYMENT_DECLINED");
    assertThat(Hints.of(declined).status()).isEqualTo(200);
    await().atMost(SOON).until(() -> looks(declined) > 0 && looks(key) > 0);
    assertThat(buyer.stateOf(other)).isEqualTo("TO_PAY");
    assertThat(buyer.stateOf(order)).isEqualTo("PAID");
    assertThat(atGateway(key).balance()).isEqualTo(AMOUNT);
  }

  private static long looks(String key) {
    return Running.sql().number("SELECT looks FROM payment WHERE payment_key = ?", key);
  }

  @Test
  void aPaymentThatNeverArrivedLetsTheOrderBePaidOtherwise() {
    String key = Buyer.key("timeout_before_");
    assertThat(buyer.pay(order, POINTS, AMOUNT, key, "once").status()).isEqualTo(202);
    assertThat(buyer.stateOf(order)).isEqualTo("PAYING");
    Running.sql()
        .run(
            "UPDATE payment SET asked_at = asked_at - INTERVAL 16 MINUTE,"
                + " look_at = UTC_TIMESTAMP(3) WHERE payment_key = ?",
            key);
    becomes("TO_PAY");
    assertThat(buyer.balance()).isEqualTo(POINTS);
    assertThat(buyer.pay(order, POINTS, AMOUNT, key, "once").code()).isEqualTo("PAYMENT_DECLINED");
    assertThat(buyer.pay(order, POINTS, AMOUNT, Buyer.key("ok_")).status()).isEqualTo(200);
  }

  @Test
  void aGatewayThatFailsToCancelGivesBackInTheEnd() {
    String key = Buyer.key("cancel_fails_");
    assertThat(buyer.pay(order, POINTS, AMOUNT, key).status()).isEqualTo(200);
    assertThat(buyer.cancel(order).status()).isEqualTo(200);
    await().atMost(SOON).until(() -> atGateway(key).status().equals("CANCELED"));
    assertThat(atGateway(key).cancels()).hasSize(1);
    assertThat(buyer.balance()).isEqualTo(POINTS);
    assertThat(buyer.stateOf(order)).isEqualTo("REFUNDED");
  }

  @Test
  void aCancelOfWhichNobodyHeardGivesBackOnce() {
    String key = Buyer.key("cancel_unheard_");
    assertThat(buyer.pay(order, POINTS, AMOUNT, key).status()).isEqualTo(200);
    assertThat(buyer.cancel(order).status()).isEqualTo(200);
    await().atMost(SOON).until(() -> refundOf(key).equals("DONE"));
    assertThat(atGateway(key).cancels()).hasSize(1);
  }

  @Test
  void aRefundThatIsRefusedForGoodIsSeenByThePeopleWhoCare() {
    String key = Buyer.key("cancel_refused_");
    assertThat(buyer.pay(order, POINTS, AMOUNT, key).status()).isEqualTo(200);
    assertThat(buyer.cancel(order).status()).isEqualTo(200);
    await().atMost(SOON).until(() -> refundOf(key).equals("REFUSED"));
    assertThat(atGateway(key).balance()).isEqualTo(AMOUNT);
    Api.Reply refused = Running.api().get("/api/v1/admin/payments?attention=refused");
    assertThat(refused.text()).contains(key).contains("NOT_CANCELABLE_PAYMENT");
  }

  private static String refundOf(String key) {
    return Running.sql()
        .text(
            "SELECT COALESCE(MAX(r.state), '') FROM refund r JOIN payment p ON p.id = r.payment_id"
                + " WHERE p.payment_key = ?",
            key);
  }
}
