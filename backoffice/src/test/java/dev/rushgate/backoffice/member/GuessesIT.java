package dev.rushgate.backoffice.member;

import static dev.rushgate.backoffice.testkit.Shoppers.AUTH;
import static dev.rushgate.backoffice.testkit.Shoppers.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rushgate.backoffice.platform.Email;
import dev.rushgate.backoffice.platform.guess.GuessKey;
import dev.rushgate.backoffice.testkit.Api;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Shoppers;
import dev.rushgate.backoffice.testkit.Shoppers.Pair;
import dev.rushgate.backoffice.testkit.Shoppers.Shopper;
import dev.rushgate.backoffice.testkit.Sql;
import dev.rushgate.backoffice.testkit.Together;
import java.time.Duration;
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
  private static final Duration SOON = Duration.ofSeconds(5);

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
    guess(shopper.email(), FREE);
    requireWait(shoppers.login(shopper.email(), "a wrong password"), 1, 1);
    requireWait(shoppers.login(shopper.email(), PASSWORD), 1, 1);
    requireTries(GuessKey.account(new Email(shopper.email())), FREE);
    await().atMost(SOON).until(() -> shoppers.login(shopper.email(), PASSWORD).status() == 200);
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
    tried(GuessKey.account(new Email("nobody@example.com")), FREE - 1, 0);
    guess("nobody@example.com", 1);
    requireWait(shoppers.login("NOBODY@example.com", "a wrong password"), 1, 1);
  }

  @Test
  void manyGuessesAtOnceAreNoWayRound() {
    Shopper shopper = shoppers.signedUp();
    Callable<Integer> guess = () -> shoppers.login(shopper.email(), "a wrong password").status();
    List<Integer> statuses = Together.all(Collections.nCopies(14, guess));
    assertThat(Collections.frequency(statuses, 401)).isBetween(FREE, FREE + 1);
    assertThat(statuses).contains(429);
  }

  @Test
  void whoTriesManyAccountsWaitsToo() {
    Shopper shopper = shoppers.signedUp();
    Shoppers.forgetGuesses();
    tried(GuessKey.client(HERE), 49, 0);
    guess("somebody@example.com", 1);
    requireWait(shoppers.login("somebody.else@example.com", PASSWORD), 1, 1);
    requireWait(shoppers.login(shopper.email(), PASSWORD), 1, 1);
    requireWait(shoppers.signUp(Shoppers.newEmail(), PASSWORD, "Mina"), 1, 1);
  }

  @Test
  void whatAProxyMightSayOfTheAddressIsNotTrusted() {
    tried(GuessKey.client(HERE), 49, 0);
    guess("somebody@example.com", 1);
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
    requireWait(self.post(AUTH + "/password", wrong), 1, 1);
  }
}
