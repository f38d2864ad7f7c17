package dev.rushgate.backoffice.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rushgate.backoffice.testkit.Api;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Together;
import dev.rushgate.backoffice.testkit.Wallet;
import dev.rushgate.stack.gateway.Payment;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class ChargesIT {

  private static final Duration LATE_MAX = Duration.ofSeconds(40);

  private static final String LOOKED_AT_SOON =
      """
      SELECT COUNT(*) FROM payment WHERE payment_key = ? AND state = 'ASKED'
        AND look_at <= UTC_TIMESTAMP(3) + INTERVAL 15 SECOND
      """;

  private static final String LOOK_NOW =
      "UPDATE payment SET look_at = UTC_TIMESTAMP(3) WHERE payment_key = ?";

  private final Wallet wallet = Wallet.fresh();

  private static List<Payment> atGateway(String key) {
    return Running.gateway().payments().stream().filter(p -> p.key().equals(key)).toList();
  }

  @Test
  void aChargeAddsWhatTheGatewayTook() {
    String key = Wallet.key("ok_");
    Api.Reply reply = wallet.charge(10_000, key);
    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    assertThat(reply.json().path("balance").asLong()).isEqualTo(10_000);
    assertThat(wallet.balance()).isEqualTo(10_000);
    assertThat(atGateway(key)).singleElement().matches(p -> p.balance() == 10_000);
    Api.Reply history = wallet.history("");
    assertThat(history.json().path("total").asLong()).isEqualTo(1);
    assertThat(history.json().path("items").get(0).path("kind").asString()).isEqualTo("CHARGE");
  }

  @Test
  void aDeclinedChargeAddsNothing() {
    Api.Reply reply = wallet.charge(10_000, Wallet.key("decline_"));
    assertThat(reply.status()).isEqualTo(402);
    assertThat(reply.code()).isEqualTo("PAYMENT_DECLINED");
    assertThat(wallet.balance()).isZero();
  }

  @Test
  void theSameChargeTwiceIsOne() {
    String key = Wallet.key("ok_");
    List<Api.Reply> replies =
        Together.all(Collections.nCopies(4, (Callable<Api.Reply>) () -> wallet.charge(5_000, key)));
    assertThat(replies).allMatch(reply -> reply.status() == 201 || reply.status() == 202);
    await().atMost(LATE_MAX).until(() -> wallet.balance() == 5_000);
    assertThat(atGateway(key)).singleElement().matches(p -> p.total() == 5_000);
    assertThat(wallet.history("").json().path("total").asLong()).isEqualTo(1);
  }

  @Test
  void aKeyOfSomebodyElseIsRefused() {
    String key = Wallet.key("ok_");
    wallet.charge(5_000, key);
    Wallet thief = Wallet.fresh();
    Api.Reply stolen = thief.charge(5_000, key);
    assertThat(stolen.status()).isEqualTo(409);
    assertThat(stolen.code()).isEqualTo("PAYMENT_KEY_USED");
    assertThat(wallet.charge(6_000, key).code()).isEqualTo("PAYMENT_KEY_USED");
    assertThat(thief.balance()).isZero();
  }

  /** The window was opened under it, before anything was asked of us. */
  @Test
  void aChargeIsKeptUnderTheOrderIdThatItsMemberGave() {
    String name = "charge-" + wallet.member() + "-a_1";
    String key = Wallet.key("ok_");
    assertThat(wallet.chargeNamed(5_000, key, name).status()).isEqualTo(201);
    assertThat(atGateway(key)).singleElement().matches(p -> p.orderId().equals(name));
    assertThat(wallet.chargeNamed(5_000, key, name).status()).isEqualTo(201);
    assertThat(wallet.charge(5_000, key).code()).isEqualTo("PAYMENT_KEY_USED");
    assertThat(wallet.chargeNamed(5_000, Wallet.key("ok_"), name).code())
        .isEqualTo("PAYMENT_KEY_USED");
    assertThat(wallet.balance()).isEqualTo(5_000);
    for (String bad :
        List.of(
            name + "-b", // could be of a member whose id goes on
            "charge-" + Wallet.fresh().member() + "-a",
            "charge-" + wallet.member() + "-",
            "charge-" + wallet.member() + "-" + "a".repeat(21),
            "order-1")) {
      Api.Reply refused = wallet.chargeNamed(5_000, Wallet.key("ok_"), bad);
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.fields()).containsExactly("orderId");
    }
  }

  @Test
  void aChargeOfWhichNobodyHeardIsFoundOut() {
    String key = Wallet.key("timeout_after_");
    Api.Reply reply = wallet.charge(7_000, key);
    assertThat(reply.status()).as(reply.text()).isEqualTo(202);
    assertThat(wallet.balance()).isZero();
    assertThat(Running.sql().number(LOOKED_AT_SOON, key)).isOne();
    Running.sql().run(LOOK_NOW, key);
    await().atMost(LATE_MAX).until(() -> wallet.balance() == 7_000);
    assertThat(wallet.charge(7_000, key).status()).isEqualTo(201);
    assertThat(wallet.balance()).isEqualTo(7_000);
  }

  @Test
  void aWalletHoldsNoMoreThanItMay() {
    for (int i = 0; i < 10; i++) {
      wallet.charge(10_000_000, Wallet.key("ok_"));
    }
    assertThat(wallet.balance()).isEqualTo(100_000_000);
    String key = Wallet.key("ok_");
    Api.Reply more = wallet.charge(100, key);
    assertThat(more.status()).isEqualTo(409);
    assertThat(more.code()).isEqualTo("WALLET_FULL");
    assertThat(atGateway(key)).isEmpty();
  }

  @Test
  void whatCannotBeTakenIsNamed() {
    assertThat(wallet.charge(99, Wallet.key("ok_")).fields()).containsExactly("amount");
    assertThat(wallet.charge(10_000_001, Wallet.key("ok_")).fields()).containsExactly("amount");
    assertThat(wallet.charge(1_000, "../confirm").fields()).containsExactly("paymentKey");
    assertThat(wallet.history("?size=101").status()).isEqualTo(400);
  }
}
