package dev.rushgate.backoffice.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rushgate.backoffice.testkit.Api;
import dev.rushgate.backoffice.testkit.Begun;
import dev.rushgate.backoffice.testkit.Hints;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Wallet;
import dev.rushgate.stack.gateway.Payment;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the gateway says of payments that had ended here. */
class LateTruthsIT {

  private static final Duration SOON = Duration.ofSeconds(20);

  private static Begun abandoned(String prefix) {
    Begun begun = Begun.ago(16, prefix, 8_000);
    await().atMost(SOON).until(() -> begun.state().equals("DECLINED"));
    assertThat(begun.shown().json().path("code").asString()).isEqualTo("ABANDONED");
    return begun;
  }

  private static void chargedLate(Begun begun) {
    Running.gateway().chargeLate(begun.key(), begun.reference(), begun.amount());
    assertThat(Hints.of(begun.key()).status()).isEqualTo(200);
  }

  private static Payment atGateway(Begun begun) {
    return Running.gateway().payments().stream()
        .filter(payment -> payment.key().equals(begun.key()))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode refund(Begun begun) {
    return begun.shown().json().path("refunds").path(0);
  }

  private static void lookNow(Begun begun) {
    Running.sql().run("UPDATE payment SET look_at = UTC_TIMESTAMP(3) WHERE id = ?", begun.id());
    Running.sql()
        .run(
            "UPDATE refund SET ended_at = ended_at - INTERVAL 2 MINUTE WHERE payment_id = ?",
            begun.id());
  }

  /** The gateway fails to cancel at first, and is asked until it does. */
  @Test
  void whatWasChargedAfterItWasGivenUpGoesBack() {
    Begun begun = abandoned("cancel_fails_");
    chargedLate(begun);
    await().atMost(SOON).until(() -> atGateway(begun).status().equals("CANCELED"));
    await().atMost(SOON).until(() -> refund(begun).path("state").asString().equals("DONE"));
    assertThat(begun.shown().json().path("differs").asString()).isEqualTo("HELD");
    assertThat(refund(begun).path("amount").asLong()).isEqualTo(8_000);
    assertThat(begun.wallet().balance()).isZero();
    lookNow(begun);
    await().atMost(SOON).until(() -> begun.shown().json().path("differs").isNull());
    assertThat(atGateway(begun).cancels()).hasSize(1);
  }

  @Test
  void aRefundThatIsRefusedIsAskedForAgainByAPerson() {
    Begun begun = abandoned("cancel_refused_");
    chargedLate(begun);
    await().atMost(SOON).until(() -> refund(begun).path("state").asString().equals("REFUSED"));
    assertThat(refund(begun).path("code").asString()).isEqualTo("NOT_CANCELABLE_PAYMENT");
    assertThat(Running.bean(PaymentDesk.class).attention().refused()).isPositive();
    String retry =
        "/api/v1/admin/payments/"
            + (begun.id() + "/refunds/" + refund(begun).path("id").asString() + "/retry");
    assertThat(Running.api().post(retry, Map.of()).fields()).containsExactly("reason");
    var why = Map.of("reason", "the gateway was asked by telephone");
    assertThat(Running.api().post(retry, why).status()).isEqualTo(200);
    await().atMost(SOON).until(() -> refund(begun).path("state").asString().equals("REFUSED"));
    assertThat(Running.api().post(retry, why).status()).isEqualTo(200);
    await().atMost(SOON).until(() -> refund(begun).path("state").asString().equals("DONE"));
    assertThat(atGateway(begun).balance()).isZero();
    assertThat(Running.api().post(retry, why).code()).isEqualTo("NOT_REFUSED");
    assertThat(audited(begun)).isEqualTo(2);
  }

  private static long audited(Begun begun) {
    return Running.sql()
        .number(
            "SELECT COUNT(*) FROM audit_entry WHERE subject_kind = 'PAYMENT' AND subject_id = ?"
                + " AND action = 'refundRetried'",
            Long.toString(begun.id()));
  }

  @Test
  void whatWasGivenBackAtTheGatewaysOwnDeskIsReported() {
    String key = Wallet.key("ok_");
    assertThat(Wallet.fresh().charge(6_000, key).status()).isEqualTo(201);
    Running.gateway().cancelAtDesk(key, 1_000);
    Hints.of(key);
    Api.Reply list = Running.api().get("/api/v1/admin/payments?q=" + key);
    String id = list.json().path("items").path(0).path("id").asString();
    await()
        .atMost(SOON)
        .until(
            () ->
                Running.api()
                    .get("/api/v1/admin/payments/" + id)
                    .json()
                    .path("differs")
                    .asString("")
                    .equals("LESS"));
    Api.Reply differing = Running.api().get("/api/v1/admin/payments?attention=differing");
    assertThat(differing.text()).contains(key);
    assertThat(Running.bean(PaymentDesk.class).attention().differing()).isPositive();
    Api.Reply says = Running.api().get("/api/v1/admin/payments/" + id + "/gateway");
    assertThat(says.json().path("balance").asLong()).isEqualTo(5_000);
  }

  @Test
  void whatTheGatewayHoldsUnderAKeyThatNobodyToldUsIsReported() {
    Begun begun = abandoned("ok_");
    String stray = Wallet.key("ok_");
    Running.gateway().chargeLate(stray, begun.reference(), begun.amount());
    Hints.of(begun.key());
    await()
        .atMost(SOON)
        .until(() -> begun.shown().json().path("differs").asString("").equals("STRAY"));
    assertThat(refund(begun).isMissingNode()).as("it is for a person").isTrue();
    assertThat(Running.api().get("/api/v1/admin/payments?attention=differing").text())
        .contains(begun.key());
  }

  @Test
  void whatAgreesIsLookedAtAfterAnHourAndADay() {
    String key = Wallet.key("ok_");
    Wallet.fresh().charge(6_000, key);
    assertThat(minutesToNextLook(key)).isBetween(58L, 60L);
    ended(key, "1 HOUR");
    await().atMost(SOON).until(() -> minutesToNextLook(key) > 60);
    assertThat(minutesToNextLook(key)).isBetween(1_375L, 1_380L);
    ended(key, "1 DAY");
    await()
        .atMost(SOON)
        .until(
            () ->
                Running.sql()
                        .number(
                            "SELECT COUNT(*) FROM payment WHERE payment_key = ? AND look_at IS NULL",
                            key)
                    == 1);
  }

  private static long minutesToNextLook(String key) {
    return Running.sql()
        .number(
            "SELECT TIMESTAMPDIFF(MINUTE, UTC_TIMESTAMP(3), look_at) FROM payment"
                + " WHERE payment_key = ?",
            key);
  }

  private static void ended(String key, String ago) {
    Running.sql()
        .run(
            "UPDATE payment SET ended_at = UTC_TIMESTAMP(3) - INTERVAL "
                + ago
                + ", look_at = UTC_TIMESTAMP(3) WHERE payment_key = ?",
            key);
  }
}
