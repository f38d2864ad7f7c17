package dev.rushgate.backoffice.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rushgate.backoffice.testkit.Api;
import dev.rushgate.backoffice.testkit.Begun;
import dev.rushgate.backoffice.testkit.Hints;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Together;
import dev.rushgate.backoffice.testkit.Wallet;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Hints of the gateway, and of those who pretend to be it. */
class WebhooksIT {

  private static final Duration SOON = Duration.ofSeconds(20);

  /** Sooner than the first look that comes by itself. */
  private static final Duration AT_ONCE = Duration.ofSeconds(4);

  private final Wallet wallet = Wallet.fresh();

  @AfterEach
  void quiet() {
    Running.gateway().sendWebhooksTo(null);
  }

  private static void gatewayTells() {
    Running.gateway().sendWebhooksTo(Running.uri().resolve(Hints.PATH));
  }

  @Test
  void aChargeOfWhichNobodyHeardIsFoundOutByItsWebhook() {
    gatewayTells();
    wallet.charge(7_000, Wallet.key("timeout_after_"));
    await().atMost(AT_ONCE).until(() -> wallet.balance() == 7_000);
  }

  @Test
  void oneThatComesLateOrTwiceChargesNothingTwice() {
    gatewayTells();
    assertThat(wallet.charge(1_000, Wallet.key("webhook_late_")).status()).isEqualTo(201);
    String twice = Wallet.key("webhook_twice_");
    assertThat(wallet.charge(2_000, twice).status()).isEqualTo(201);
    await().atMost(SOON).until(() -> looks(twice) > 0);
    assertThat(wallet.balance()).isEqualTo(3_000);
    assertThat(wallet.history("").json().path("total").asLong()).isEqualTo(2);
  }

  @Test
  void aForgedOneChangesNothing() {
    String declined = Wallet.key("decline_");
    assertThat(wallet.charge(5_000, declined).status()).isEqualTo(402);
    long before = looks(declined);
    assertThat(Hints.of(declined).status()).isEqualTo(200);
    await().atMost(SOON).until(() -> looks(declined) > before);
    assertThat(Running.sql().text("SELECT state FROM payment WHERE payment_key = ?", declined))
        .isEqualTo("DECLINED");
    assertThat(wallet.balance()).isZero();
  }

  @Test
  void aFloodOfThemIsNoFloodAtTheGateway() {
    Begun begun = Begun.ago(1, "timeout_before_", 5_000);
    await().atMost(SOON).until(() -> begun.looks() > 0);
    long before = begun.looks();
    var replies =
        Together.all(Collections.nCopies(200, (Callable<Api.Reply>) () -> Hints.of(begun.key())));
    assertThat(replies).allMatch(reply -> reply.status() == 200);
    // One that it takes by itself, one for the first hint, one for those after it.
    assertThat(begun.looks()).isLessThanOrEqualTo(before + 3);
    assertThat(begun.state()).isEqualTo("ASKED");
  }

  @Test
  void anUnknownPaymentIsAnsweredAlike() {
    assertThat(Hints.of("ok_nobody_knows_it").status()).isEqualTo(200);
  }

  @Test
  void whatNamesNoPaymentIsRefused() {
    Api nobody = Running.api().as(null);
    assertThat(nobody.post(Hints.PATH, Map.of()).fields()).containsExactly("data.paymentKey");
    assertThat(nobody.post(Hints.PATH, Map.of("data", Map.of("paymentKey", "a/../b"))).status())
        .isEqualTo(400);
    assertThat(nobody.post(Hints.PATH, Map.of("data", Map.of("paymentKey", 5))).status())
        .isEqualTo(400);
    assertThat(nobody.send("POST", Hints.PATH, "{\"data\":", "application/json").code())
        .isEqualTo("MALFORMED");
    assertThat(nobody.send("POST", Hints.PATH, "[]", "application/json").status()).isEqualTo(400);
    assertThat(nobody.post(Hints.PATH, Map.of("data", "x".repeat(70_000))).status()).isEqualTo(413);
    assertThat(Running.api().as("a forged token").post(Hints.PATH, Map.of()).status())
        .isEqualTo(400);
  }

  @Test
  void aPaymentThatNeverArrivedIsGivenUpInTheEnd() {
    String key = Wallet.key("timeout_before_");
    assertThat(wallet.charge(5_000, key).status()).isEqualTo(202);
    Running.sql()
        .run(
            "UPDATE payment SET asked_at = asked_at - INTERVAL 16 MINUTE,"
                + " look_at = UTC_TIMESTAMP(3) WHERE payment_key = ?",
            key);
    await()
        .atMost(SOON)
        .until(
            () ->
                Running.sql()
                    .text("SELECT state FROM payment WHERE payment_key = ?", key)
                    .equals("DECLINED"));
    assertThat(wallet.charge(5_000, key).code()).isEqualTo("PAYMENT_DECLINED");
    assertThat(wallet.balance()).isZero();
  }

  private static long looks(String key) {
    return Running.sql().number("SELECT looks FROM payment WHERE payment_key = ?", key);
  }
}
