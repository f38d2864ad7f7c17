package dev.rushgate.backoffice.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rushgate.backoffice.testkit.Api;
import dev.rushgate.backoffice.testkit.Hints;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Together;
import dev.rushgate.backoffice.testkit.Wallet;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Calls that move money, by the key that their caller gave them. */
class OnceIT {

  private static final Duration SOON = Duration.ofSeconds(20);

  private final Wallet wallet = Wallet.fresh();

  @Test
  void theSameCallAgainIsAnsweredAsTheFirstTime() {
    String key = Wallet.key("ok_");
    Api.Reply first = wallet.charge(3_000, key, "r-1");
    assertThat(first.status()).isEqualTo(201);
    wallet.charge(4_000, Wallet.key("ok_"));
    Api.Reply again = wallet.charge(3_000, key, "r-1");
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(wallet.balance()).isEqualTo(7_000);
  }

  @Test
  void aRefusalIsKeptToo() {
    String key = Wallet.key("decline_");
    Api.Reply first = wallet.charge(3_000, key, "r-2");
    Api.Reply again = wallet.charge(3_000, key, "r-2");
    assertThat(again.status()).isEqualTo(402);
    assertThat(again.code()).isEqualTo("PAYMENT_DECLINED");
    assertThat(again.header("Content-Type")).startsWith("application/problem+json");
    assertThat(again.json().path("detail")).isEqualTo(first.json().path("detail"));
  }

  @Test
  void aKeyIsForOneCall() {
    wallet.charge(3_000, Wallet.key("ok_"), "r-3");
    Api.Reply other = wallet.charge(4_000, Wallet.key("ok_"), "r-3");
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    assertThat(wallet.balance()).isEqualTo(3_000);
    assertThat(Wallet.fresh().charge(4_000, Wallet.key("ok_"), "r-3").status()).isEqualTo(201);
  }

  @Test
  void theSameCallsAtOnceMoveMoneyOnce() {
    String key = Wallet.key("slow_");
    List<Api.Reply> replies =
        Together.all(
            Collections.nCopies(8, (Callable<Api.Reply>) () -> wallet.charge(3_000, key, "r-4")));
    assertThat(replies).filteredOn(reply -> reply.status() == 201).hasSizeGreaterThanOrEqualTo(1);
    assertThat(replies)
        .allMatch(reply -> reply.status() == 201 || reply.code().equals("IN_PROGRESS"));
    assertThat(wallet.balance()).isEqualTo(3_000);
  }

  @Test
  void whoDiedInTheMiddleIsFollowedByTheNext() {
    String key = Wallet.key("ok_");
    Running.sql()
        .run(
            """
            INSERT INTO idempotency (member, request, digest, busy_until, at)
            SELECT ?, 'r-5', digest, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3) FROM idempotency
            WHERE member = ? AND request = ?
            """,
            wallet.member(),
            helper(key),
            "r-5");
    Api.Reply reply = wallet.charge(2_000, key, "r-5");
    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    assertThat(wallet.balance()).isEqualTo(2_000);
  }

  @Test
  void whatTheFirstTryFinishedIsAnsweredAsFinished() {
    String key = Wallet.key("timeout_after_");
    assertThat(wallet.charge(2_000, key, "r-6").status()).isEqualTo(202);
    Hints.of(key);
    await().atMost(SOON).until(() -> wallet.balance() == 2_000);
    // Filled meanwhile: a call that came for the first time would be refused.
    Running.sql().run("UPDATE wallet SET balance = 100000000 WHERE member = ?", wallet.member());
    assertThat(wallet.charge(3_000, Wallet.key("ok_"), "r-7").code()).isEqualTo("WALLET_FULL");
    Api.Reply again = wallet.charge(2_000, key, "r-6");
    assertThat(again.status()).as(again.text()).isEqualTo(201);
    Running.sql().run("UPDATE wallet SET balance = 2000 WHERE member = ?", wallet.member());
  }

  /** Somebody whose call has the same digest; its charge is declined, as the key is used. */
  private static String helper(String key) {
    Wallet other = Wallet.fresh();
    Running.sql()
        .run(
            """
            INSERT INTO payment (id, purpose, owner_id, member, amount, payment_key, state,
              asked_at, looks)
            VALUES (?, 'CHARGE', 0, 'nobody', 1, ?, 'DECLINED', UTC_TIMESTAMP(3), 0)
            """,
            System.nanoTime(),
            key);
    other.charge(2_000, key, "r-5");
    Running.sql().run("DELETE FROM payment WHERE payment_key = ?", key);
    return other.member();
  }
}
