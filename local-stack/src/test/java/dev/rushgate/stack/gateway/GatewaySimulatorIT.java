package dev.rushgate.stack.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewaySimulatorIT {

  private static final Duration SOON = Duration.ofSeconds(5);
  private static final long WON = 39_000;

  @TempDir Path folder;
  private Shop shop;
  private GatewaySimulator gateway;

  @BeforeEach
  void open() throws IOException {
    shop = new Shop();
    gateway = start();
  }

  @AfterEach
  void close() {
    gateway.close();
    shop.close();
  }

  private GatewaySimulator start() {
    return GatewaySimulator.start(
        new GatewaySimulator.Settings(
            0,
            Shop.SECRET,
            folder.resolve("book.jsonl"),
            shop.webhook(),
            Duration.ofMillis(300),
            Duration.ofSeconds(10)));
  }

  @Test
  void aPaymentIsChargedOnceForOneRequest() throws Exception {
    Shop.Answer first = shop.confirm(gateway, "ok_1", "order-1", WON, "r1");
    assertThat(first.status()).isEqualTo(200);
    assertThat(first.body().path("status").asString()).isEqualTo("DONE");
    assertThat(first.body().path("balanceAmount").asLong()).isEqualTo(WON);
    assertThat(shop.confirm(gateway, "ok_1", "order-1", WON, "r1")).isEqualTo(first);
    Shop.Answer other = shop.confirm(gateway, "ok_1", "order-1", WON, "r2");
    assertThat(other.status()).isEqualTo(400);
    assertThat(other.body().path("code").asString()).isEqualTo("ALREADY_PROCESSED_PAYMENT");
    assertThat(gateway.payments()).hasSize(1);
  }

  @Test
  void aDeclinedPaymentIsNotCharged() throws Exception {
    Shop.Answer answer = shop.confirm(gateway, "decline_1", "order-2", WON, "r1");
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body().path("code").asString()).isEqualTo("REJECT_CARD_PAYMENT");
    assertThat(shop.find(gateway, "decline_1").body().path("status").asString())
        .isEqualTo("ABORTED");
    assertThat(gateway.payments().getFirst().balance()).isZero();
  }

  @Test
  void whatABuyerAgreedToIsConfirmedAsItIsOrNotAtAll() throws Exception {
    assertThat(shop.agree(gateway, "ok_w1", "order-w", WON).status()).isEqualTo(200);
    assertThat(status("ok_w1")).isEqualTo("IN_PROGRESS");
    Shop.Answer other = shop.confirm(gateway, "ok_w1", "order-w", WON - 1, "r1");
    assertThat(other.status()).isEqualTo(403);
    assertThat(other.body().path("code").asString()).isEqualTo("FORBIDDEN_REQUEST");
    Shop.Answer foreign = shop.confirm(gateway, "ok_w1", "order-x", WON, "r2");
    assertThat(foreign.status()).isEqualTo(404);
    assertThat(foreign.body().path("code").asString()).isEqualTo("NOT_FOUND_PAYMENT_SESSION");
    assertThat(status("ok_w1")).isEqualTo("IN_PROGRESS");
    assertThat(shop.confirm(gateway, "ok_w1", "order-w", WON, "r3").status()).isEqualTo(200);
    assertThat(shop.agree(gateway, "ok_w1", "order-w", WON).status()).isEqualTo(400);
    assertThat(shop.agree(gateway, "nobody_knows", "order-w", WON).status()).isEqualTo(400);
  }

  @Test
  void whatWasNotConfirmedInTimeIsNotCharged() throws Exception {
    gateway.agree("ok_w2", "order-v", WON);
    gateway.expire("ok_w2");
    assertThat(status("ok_w2")).isEqualTo("EXPIRED");
    assertThat(shop.confirm(gateway, "ok_w2", "order-v", WON, "r1").status()).isEqualTo(404);
    assertThat(gateway.payments().getFirst().balance()).isZero();
  }

  private String status(String key) throws Exception {
    return shop.find(gateway, key).body().path("status").asString();
  }

  @Test
  void aTimeoutLeavesTheTruthToAQuestion() throws Exception {
    assertThatThrownBy(() -> shop.confirm(gateway, "timeout_before_1", "order-3", WON, "r1"))
        .isInstanceOf(HttpTimeoutException.class);
    assertThat(shop.find(gateway, "timeout_before_1").status()).isEqualTo(404);
    assertThatThrownBy(() -> shop.confirm(gateway, "timeout_after_1", "order-4", WON, "r2"))
        .isInstanceOf(HttpTimeoutException.class);
    assertThat(shop.find(gateway, "orders/order-4").body().path("status").asString())
        .isEqualTo("DONE");
  }

  @Test
  void moneyGoesBackInPartsAndNeverMoreThanWasPaid() throws Exception {
    shop.confirm(gateway, "ok_2", "order-5", WON, "r1");
    assertThat(shop.cancel(gateway, "ok_2", 9_000, "c1").body().path("status").asString())
        .isEqualTo("PARTIAL_CANCELED");
    assertThat(shop.cancel(gateway, "ok_2", 9_000, "c1").body().path("balanceAmount").asLong())
        .isEqualTo(30_000);
    assertThat(shop.cancel(gateway, "ok_2", 30_001, "c2").body().path("code").asString())
        .isEqualTo("NOT_CANCELABLE_AMOUNT");
    assertThat(shop.cancel(gateway, "ok_2", 30_000, "c3").body().path("status").asString())
        .isEqualTo("CANCELED");
    assertThat(shop.cancel(gateway, "ok_2", 1, "c4").status()).isEqualTo(400);
  }

  @Test
  void aCancelMayFailOrGoUnheard() throws Exception {
    shop.confirm(gateway, "cancel_fails_1", "order-6", WON, "r1");
    assertThat(shop.cancel(gateway, "cancel_fails_1", WON, "c1").status()).isEqualTo(500);
    assertThat(shop.cancel(gateway, "cancel_fails_1", WON, "c1").status()).isEqualTo(500);
    assertThat(shop.cancel(gateway, "cancel_fails_1", WON, "c1").status()).isEqualTo(200);
    shop.confirm(gateway, "cancel_unheard_1", "order-7", WON, "r2");
    assertThatThrownBy(() -> shop.cancel(gateway, "cancel_unheard_1", WON, "c2"))
        .isInstanceOf(HttpTimeoutException.class);
    assertThat(shop.find(gateway, "cancel_unheard_1").body().path("status").asString())
        .isEqualTo("CANCELED");
  }

  @Test
  void webhooksComeOnceTwiceLateOrNever() throws Exception {
    shop.confirm(gateway, "ok_3", "order-8", WON, "r1");
    shop.confirm(gateway, "webhook_twice_1", "order-9", WON, "r2");
    shop.confirm(gateway, "webhook_late_1", "order-10", WON, "r3");
    assertThat(told("order-10")).isZero();
    shop.confirm(gateway, "webhook_never_1", "order-11", WON, "r4");
    await().atMost(SOON).until(() -> told("order-10") == 1 && told("order-9") == 2);
    assertThat(told("order-8")).isEqualTo(1);
    assertThat(told("order-11")).isZero();
  }

  private long told(String order) {
    return shop.webhooks().stream()
        .filter(hook -> hook.path("data").path("orderId").asString().equals(order))
        .count();
  }

  @Test
  void whoDoesNotShowTheSecretIsNotServed() throws Exception {
    var request =
        Shop.post(gateway, "/v1/payments/confirm", "{}").setHeader("Authorization", "Basic Og==");
    assertThat(shop.send(request).status()).isEqualTo(401);
  }

  @Test
  void theBookOutlivesTheProgram() throws Exception {
    shop.confirm(gateway, "ok_4", "order-12", WON, "r1");
    shop.cancel(gateway, "ok_4", 4_000, "c1");
    var before = gateway.payments();
    gateway.close();
    gateway = start();
    assertThat(gateway.payments()).isEqualTo(before);
    assertThat(shop.find(gateway, "ok_4").body().path("balanceAmount").asLong()).isEqualTo(35_000);
  }
}
