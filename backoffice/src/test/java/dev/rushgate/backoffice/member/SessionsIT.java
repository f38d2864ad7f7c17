package dev.rushgate.backoffice.member;

import static dev.rushgate.backoffice.testkit.Shoppers.AUTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rushgate.backoffice.testkit.Api;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Shoppers;
import dev.rushgate.backoffice.testkit.Shoppers.Pair;
import dev.rushgate.backoffice.testkit.Shoppers.Shopper;
import dev.rushgate.backoffice.testkit.Sql;
import dev.rushgate.backoffice.testkit.Together;
import dev.rushgate.backoffice.testkit.Tokens;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionsIT {

  /** A second is promised; a busy machine gets another. */
  private static final Duration SOON = Duration.ofSeconds(10);

  private final Shoppers shoppers = new Shoppers(Running.api());
  private final Sql sql = Running.sql();

  @BeforeEach
  void forget() {
    Shoppers.forgetGuesses();
  }

  private void requireRefused(String refreshToken) {
    Api.Reply reply = shoppers.refresh(refreshToken);
    assertThat(reply.status()).as(reply.text()).isEqualTo(401);
    assertThat(reply.code()).isEqualTo("REFRESH_REFUSED");
  }

  @Test
  void aRefreshTokenThatComesAgainEndsItsFamilyAndNoOther() {
    Shopper shopper = shoppers.signedUp();
    Pair other = shoppers.loggedIn(shopper);
    Pair first = shoppers.loggedIn(shopper);
    Pair second = shoppers.refreshed(first);
    requireRefused(first.refresh());
    requireRefused(second.refresh());
    await().atMost(SOON).until(() -> shoppers.status(second) == 401);
    assertThat(shoppers.status(first)).isEqualTo(401);
    assertThat(shoppers.counts(shoppers.refreshed(other))).isTrue();
    assertThat(revocations(shopper, "REUSE")).isEqualTo(1);
  }

  /** The loser of a race gets nothing; whoever comes after it is over ends the family. */
  @Test
  void ofRefreshesAtOnceExactlyOneWins() {
    Shopper shopper = shoppers.signedUp();
    for (int round = 0; round < 6; round++) {
      Pair pair = shoppers.loggedIn(shopper);
      Callable<Api.Reply> refresh = () -> shoppers.refresh(pair.refresh());
      List<Api.Reply> replies = Together.all(Collections.nCopies(3, refresh));
      List<Api.Reply> won = replies.stream().filter(r -> r.status() == 200).toList();
      assertThat(won).hasSize(1);
      boolean reused = replies.stream().anyMatch(r -> r.code().equals("REFRESH_REFUSED"));
      long raced = replies.stream().filter(r -> r.code().equals("CONFLICT")).count();
      assertThat(raced).isBetween(reused ? 0L : 2L, 2L);
      String next = won.getFirst().json().path("refreshToken").asString();
      assertThat(shoppers.refresh(next).status()).isEqualTo(reused ? 401 : 200);
    }
  }

  @Test
  void aRefreshThatLosesARaceLeavesTheSessionAlive() throws Exception {
    Shopper shopper = shoppers.signedUp();
    Pair pair = shoppers.loggedIn(shopper);
    Callable<Api.Reply> refresh = () -> shoppers.refresh(pair.refresh());
    List<Api.Reply> replies =
        sql.whileLocked(
            "SELECT id FROM account WHERE id = ? FOR UPDATE",
            shopper.id(),
            2,
            () -> Together.all(Collections.nCopies(2, refresh)));
    assertThat(replies).extracting(Api.Reply::status).containsExactlyInAnyOrder(200, 409);
    Api.Reply won = replies.stream().filter(r -> r.status() == 200).findFirst().orElseThrow();
    String next = won.json().path("refreshToken").asString();
    assertThat(shoppers.refresh(next).status()).isEqualTo(200);
  }

  @Test
  void aSessionEndsWhenItIsIdleOrOld() {
    Shopper shopper = shoppers.signedUp();
    Pair pair = shoppers.loggedIn(shopper);
    assertThat(secondsLeft(shopper, "alive_until")).isBetween(604_700L, 604_800L);
    assertThat(secondsLeft(shopper, "expires_at")).isBetween(2_591_900L, 2_592_000L);
    sql.run(
        "UPDATE login_session SET expires_at = UTC_TIMESTAMP(3) + INTERVAL 60 SECOND"
            + " WHERE member = ?",
        shopper.id());
    Pair next = shoppers.refreshed(pair);
    assertThat(secondsLeft(shopper, "alive_until")).isBetween(30L, 60L);
    sql.run(
        "UPDATE login_session SET alive_until = UTC_TIMESTAMP(3) WHERE member = ?", shopper.id());
    requireRefused(next.refresh());
  }

  @Test
  void logoutMayBeRepeated() {
    Pair pair = shoppers.loggedIn(shoppers.signedUp());
    assertThat(shoppers.logout(pair).status()).isEqualTo(204);
    await().atMost(SOON).until(() -> shoppers.status(pair) == 401);
    assertThat(shoppers.logout(pair).status()).isEqualTo(204);
    assertThat(shoppers.logout(pair.access(), "unheard of").status()).isEqualTo(204);
  }

  @Test
  void nobodyLogsOutSomebodyElse() {
    Pair mine = shoppers.loggedIn(shoppers.signedUp());
    Pair yours = shoppers.loggedIn(shoppers.signedUp());
    shoppers.logout(yours.access(), mine.refresh());
    Api anybody = Running.api().as(null);
    Api.Reply without = anybody.post(AUTH + "/logout", Map.of("refreshToken", mine.refresh()));
    assertThat(without.status()).isEqualTo(401);
    assertThat(without.code()).isEqualTo("UNAUTHENTICATED");
    assertThat(shoppers.logout(Tokens.forged(), mine.refresh()).status()).isEqualTo(401);
    assertThat(shoppers.counts(shoppers.refreshed(mine))).isTrue();
  }

  @Test
  void anOldAccessTokenHindersNoRefresh() {
    Pair pair = shoppers.loggedIn(shoppers.signedUp());
    Api.Reply reply =
        Running.api()
            .as(Tokens.expired())
            .post(AUTH + "/refresh", Map.of("refreshToken", pair.refresh()));
    assertThat(reply.status()).isEqualTo(200);
  }

  @Test
  void whatIsNoRefreshTokenIsRefused() {
    for (String text : List.of("", "x", "' OR 1=1 --", "A".repeat(43), "A".repeat(5_000))) {
      requireRefused(text);
    }
    Api.Reply missing = Running.api().as(null).post(AUTH + "/refresh", Map.of());
    assertThat(missing.fields()).containsExactly("refreshToken");
  }

  @Test
  void aMemberHasSoManySessionsAndNoMore() {
    Shopper shopper = shoppers.signedUp();
    Pair oldest = shoppers.loggedIn(shopper);
    for (int i = 1; i < Sessions.OPEN_MAX; i++) {
      sql.run(
          """
          INSERT INTO login_session (sid, member, created_at, expires_at, alive_until)
          SELECT CONCAT(sid, '-', ?), member, created_at, expires_at, alive_until
          FROM login_session WHERE member = ? ORDER BY sid LIMIT 1
          """,
          i,
          shopper.id());
    }
    oldest = shoppers.refreshed(oldest);
    Pair newest = shoppers.loggedIn(shopper);
    requireRefused(oldest.refresh());
    shoppers.refreshed(newest);
    assertThat(revocations(shopper, "CROWDED")).isEqualTo(1);
  }

  @Test
  void onlyHashesAreKept() {
    Shopper shopper = shoppers.signedUp();
    Pair pair = shoppers.loggedIn(shopper);
    byte[] hash = OneTimeSecret.parse(pair.refresh()).orElseThrow().hash();
    assertThat(sql.number("SELECT COUNT(*) FROM refresh_token WHERE hash = ?", (Object) hash))
        .isEqualTo(1);
    assertThat(sql.text("SELECT password_hash FROM account WHERE id = ?", shopper.id()))
        .startsWith("{bcrypt}$2a$10$");
  }

  @Test
  void oldSessionsAreRemovedAndNewOnesStay() {
    Shopper shopper = shoppers.signedUp();
    Pair old = shoppers.refreshed(shoppers.loggedIn(shopper));
    sql.run(
        "UPDATE login_session SET alive_until = UTC_TIMESTAMP(3) - INTERVAL 2 DAY"
            + " WHERE member = ?",
        shopper.id());
    Pair fresh = shoppers.loggedIn(shopper);
    for (String kind : List.of("SESSION", "BLOCK")) {
      sql.run(
          """
          INSERT INTO revocation (number, kind, subject, expires_at, created_at)
          VALUES (?, ?, 'gone', ?, UTC_TIMESTAMP(3))
          """,
          kind.equals("BLOCK") ? -1 : -2,
          kind,
          kind.equals("BLOCK") ? null : "2026-01-01 00:00:00.000");
    }
    Running.bean(AccountCare.class).removeOld();
    assertThat(sql.text("SELECT kind FROM revocation WHERE subject = 'gone'")).isEqualTo("BLOCK");
    assertThat(sql.number("SELECT COUNT(*) FROM login_session WHERE member = ?", shopper.id()))
        .isEqualTo(1);
    byte[] hash = OneTimeSecret.parse(old.refresh()).orElseThrow().hash();
    assertThat(sql.number("SELECT COUNT(*) FROM refresh_token WHERE hash = ?", (Object) hash))
        .isZero();
    shoppers.refreshed(fresh);
  }

  private long secondsLeft(Shopper shopper, String column) {
    return sql.number(
        "SELECT TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(3), "
            + column
            + ") FROM login_session WHERE member = ?",
        shopper.id());
  }

  /** Revocations of the shopper's sessions that ended for that reason. */
  private long revocations(Shopper shopper, String reason) {
    return sql.number(
        """
        SELECT COUNT(*) FROM login_session s
        JOIN revocation r ON r.subject = s.sid AND r.kind = 'SESSION'
        WHERE s.member = ? AND s.end_reason = ? AND r.expires_at > UTC_TIMESTAMP(3)
        """,
        shopper.id(),
        reason);
  }
}
