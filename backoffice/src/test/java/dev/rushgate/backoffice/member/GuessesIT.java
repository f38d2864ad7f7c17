package dev.rushgate.backoffice.member;

import static dev.rushgate.backoffice.testkit.Shoppers.AUTH;
import static dev.rushgate.backoffice.testkit.Shoppers.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.platform.Email;
import dev.rushgate.backoffice.platform.guess.GuessKey;
import dev.rushgate.backoffice.testkit.Api;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Shoppers;
import dev.rushgate.backoffice.testkit.Shoppers.Pair;
import dev.rushgate.backoffice.testkit.Shoppers.Shopper;
import dev.rushgate.backoffice.testkit.Sql;
import dev.rushgate.backoffice.testkit.Together;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuessesIT {

  private static final int FREE = 5;
  private static final String HERE = "127.0.0.1";

  private final Shoppers shoppers = new Shoppers(Running.api());
  private final Sql sql = Running.sql();

  @BeforeEach
  @AfterEach
  void forget() {
    Shoppers.forgetGuesses();
  }

  private void guess(String email, int times) {
    for (int i = 0; i < times; i++) {
      assertThat(shoppers.login(email, "a wrong password").status()).isEqualTo(401);
    }
  }

  private void requireWait(Api.Reply reply, int secondsMin, int secondsMax) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(429);
    assertThat(reply.code()).isEqualTo("TOO_MANY_REQUESTS");
    assertThat(Integer.parseInt(reply.header("Retry-After"))).isBetween(secondsMin, secondsMax);
  }

  private void requireTries(GuessKey key, int tries) {
    assertThat(
            sql.number("SELECT tries FROM guess_count WHERE subject = ?", (Object) key.subject()))
        .isEqualTo(tries);
  }

  private long millisOfWait(GuessKey key) {
    return sql.number(
        "SELECT TIMESTAMPDIFF(MICROSECOND, last_at, free_at) DIV 1000 FROM guess_count"
            + " WHERE subject = ?",
        (Object) key.subject());
  }

  /** So that a slow machine still finds it waiting. */
  private void prolong(GuessKey key) {
    sql.run(
        "UPDATE guess_count SET free_at = free_at + INTERVAL 10 SECOND WHERE subject = ?",
        (Object) key.subject());
  }

  private void tried(GuessKey key, int tries, int secondsAgo) {
    sql.run(
        """
        INSERT INTO guess_count (subject, tries, free_at, last_at)
        VALUES (?, ?, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3) - INTERVAL ? SECOND)
        """,
        key.subject(),
        tries,
        secondsAgo);
  }

  @Test
  void whoGuessesWaitsAndThenGoesOn() {
    Shopper shopper = shoppers.signedUp();
    GuessKey account = GuessKey.account(new Email(shopper.email()));
    guess(shopper.email(), FREE);
    assertThat(millisOfWait(account)).isEqualTo(1_000);
    prolong(account);
    requireWait(shoppers.login(shopper.email(), "a wrong password"), 7, 11);
    requireWait(shoppers.login(shopper.email(), PASSWORD), 7, 11);
    requireTries(account, FREE);
    sql.run("UPDATE guess_count SET free_at = UTC_TIMESTAMP(3)");
    assertThat(shoppers.login(shopper.email(), PASSWORD).status()).isEqualTo(200);
    guess(shopper.email(), 2);
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 30})
  void theWaitDoublesUpToABound(int triesBefore) {
    Shopper shopper = shoppers.signedUp();
    tried(GuessKey.account(new Email(shopper.email())), triesBefore, 0);
    guess(shopper.email(), 1);
    int wait = triesBefore == 8 ? 16 : 900;
    requireWait(shoppers.login(shopper.email(), PASSWORD), wait - 3, wait);
  }

  @Test
  void anAddressWithoutAnAccountIsTreatedAlike() {
    GuessKey account = GuessKey.account(new Email("nobody@example.com"));
    tried(account, FREE - 1, 0);
    guess("nobody@example.com", 1);
    assertThat(millisOfWait(account)).isEqualTo(1_000);
    prolong(account);
    requireWait(shoppers.login("NOBODY@example.com", "a wrong password"), 7, 11);
  }

  @Test
  void manyGuessesAtOnceAreNoWayRound() {
    Shopper shopper = shoppers.signedUp();
    Callable<Integer> guess = () -> shoppers.login(shopper.email(), "a wrong password").status();
    List<Integer> statuses = Together.all(Collections.nCopies(14, guess));
    // A slow machine lets one more in each time that a wait is over.
    assertThat(Collections.frequency(statuses, 401)).isBetween(FREE, FREE + 2);
    assertThat(statuses).contains(429);
  }

  @Test
  void whoTriesManyAccountsWaitsToo() {
    Shopper shopper = shoppers.signedUp();
    Shoppers.forgetGuesses();
    tried(GuessKey.client(HERE), 49, 0);
    guess("somebody@example.com", 1);
    assertThat(millisOfWait(GuessKey.client(HERE))).isEqualTo(1_000);
    prolong(GuessKey.client(HERE));
    requireWait(shoppers.login("somebody.else@example.com", PASSWORD), 7, 11);
    requireWait(shoppers.login(shopper.email(), PASSWORD), 7, 11);
    requireWait(shoppers.signUp(Shoppers.newEmail(), PASSWORD, "Mina"), 7, 11);
  }

  @Test
  void whatAProxyMightSayOfTheAddressIsNotTrusted() {
    tried(GuessKey.client(HERE), 49, 0);
    guess("somebody@example.com", 1);
    prolong(GuessKey.client(HERE));
    String body = "{\"email\":\"other@example.com\",\"password\":\"a wrong password\"}";
    Api anybody = Running.api().as(null);
    Api.Reply reply =
        anybody.send(
            anybody
                .request(AUTH + "/login")
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", "203.0.113.7")
                .header("Forwarded", "for=203.0.113.7")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body)));
    assertThat(reply.status()).isEqualTo(429);
  }

  @Test
  void rightOnesAreNotCounted() {
    Shopper shopper = shoppers.signedUp();
    shoppers.loggedIn(shopper);
    requireTries(GuessKey.client(HERE), 0);
    assertThat(
            sql.number(
                "SELECT COUNT(*) FROM guess_count WHERE subject = ?",
                (Object) GuessKey.account(new Email(shopper.email())).subject()))
        .isZero();
    shoppers.signUp(shopper.email(), PASSWORD, "Mina");
    requireTries(GuessKey.client(HERE), 1);
  }

  @Test
  void longAgoIsForgotten() {
    Shopper shopper = shoppers.signedUp();
    tried(GuessKey.account(new Email(shopper.email())), 30, 25 * 3_600);
    guess(shopper.email(), 2);
    requireTries(GuessKey.account(new Email(shopper.email())), 2);
  }

  @Test
  void theOldPasswordIsNotToBeGuessedEither() {
    Shopper shopper = shoppers.signedUp();
    Pair pair = shoppers.loggedIn(shopper);
    Api self = Running.api().as(pair.access());
    Map<String, String> wrong =
        Map.of("oldPassword", "a wrong password", "newPassword", "a better password");
    tried(GuessKey.account(new Email(shopper.email())), FREE - 1, 0);
    assertThat(self.post(AUTH + "/password", wrong).code()).isEqualTo("PASSWORD_WRONG");
    prolong(GuessKey.account(new Email(shopper.email())));
    requireWait(self.post(AUTH + "/password", wrong), 7, 11);
  }
}
