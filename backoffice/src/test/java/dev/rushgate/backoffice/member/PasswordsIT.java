package dev.rushgate.backoffice.member;

import static dev.rushgate.backoffice.testkit.Shoppers.AUTH;
import static dev.rushgate.backoffice.testkit.Shoppers.PASSWORD;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.SignedJWT;
import dev.rushgate.backoffice.testkit.Api;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Shoppers;
import dev.rushgate.backoffice.testkit.Shoppers.Pair;
import dev.rushgate.backoffice.testkit.Shoppers.Shopper;
import dev.rushgate.backoffice.testkit.Tokens;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsIT {

  private static final String BETTER = "an even better password";

  /** A second is promised; a busy machine gets another. */
  private static final Duration SOON = Duration.ofSeconds(10);

  private final Shoppers shoppers = new Shoppers(Running.api());

  @BeforeEach
  void forget() {
    Shoppers.forgetGuesses();
  }

  private Api.Reply change(Pair pair, String oldPassword, String newPassword) {
    return Running.api()
        .as(pair.access())
        .post(AUTH + "/password", Map.of("oldPassword", oldPassword, "newPassword", newPassword));
  }

  private static Pair pair(Api.Reply reply) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return new Pair(
        reply.json().path("accessToken").asString(), reply.json().path("refreshToken").asString());
  }

  @Test
  void aChangeEndsAllSessionsButTheNewOne() {
    Shopper shopper = shoppers.signedUp();
    Pair other = shoppers.loggedIn(shopper);
    Pair mine = shoppers.loggedIn(shopper);
    Pair next = pair(change(mine, PASSWORD, BETTER));

    await().atMost(SOON).until(() -> shoppers.status(mine) == 401);
    assertThat(shoppers.status(other)).isEqualTo(401);
    assertThat(shoppers.counts(next)).isTrue();
    assertThat(shoppers.refresh(other.refresh()).code()).isEqualTo("REFRESH_REFUSED");
    assertThat(shoppers.refresh(mine.refresh()).code()).isEqualTo("REFRESH_REFUSED");
    assertThat(shoppers.counts(shoppers.refreshed(next))).isTrue();
    assertThat(shoppers.login(shopper.email(), PASSWORD).code()).isEqualTo("LOGIN_FAILED");
    assertThat(shoppers.login(shopper.email(), BETTER).status()).isEqualTo(200);
  }

  /** Tokens know whole seconds: within one, what voids and what is new must not be confused. */
  @Test
  void severalChangesWithinASecondVoidAllButTheLast() throws ParseException {
    Shopper shopper = shoppers.signedUp();
    Pair first = shoppers.loggedIn(shopper);
    Pair second = pair(change(first, PASSWORD, BETTER));
    Pair third = pair(change(second, BETTER, PASSWORD));
    Pair login = shoppers.loggedIn(shopper);
    assertThat(issuedAt(third)).isGreaterThan(issuedAt(second));
    assertThat(issuedAt(second)).isGreaterThan(issuedAt(first));
    await().atMost(SOON).until(() -> shoppers.status(second) == 401);
    assertThat(shoppers.status(first)).isEqualTo(401);
    assertThat(shoppers.counts(third)).isTrue();
    assertThat(shoppers.counts(login)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"short", PASSWORD, "123456789", "same@example.com"})
  void aNewPasswordThatBreaksARuleIsRefused(String newPassword) {
    Shopper shopper = shoppers.signedUp();
    Pair pair = shoppers.loggedIn(shopper);
    String wanted = newPassword.startsWith("same") ? shopper.email() : newPassword;
    Api.Reply reply = change(pair, PASSWORD, wanted);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.fields()).containsExactly("newPassword");
    assertThat(shoppers.counts(pair)).isTrue();
  }

  @Test
  void aWrongOldPasswordChangesNothing() {
    Shopper shopper = shoppers.signedUp();
    Pair pair = shoppers.loggedIn(shopper);
    Api.Reply reply = change(pair, "a wrong password", BETTER);
    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.code()).isEqualTo("PASSWORD_WRONG");
    assertThat(shoppers.login(shopper.email(), PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void aChangeTakesATokenAndAnAccount() {
    Map<String, String> body = Map.of("oldPassword", PASSWORD, "newPassword", BETTER);
    Api.Reply none = Running.api().as(null).post(AUTH + "/password", body);
    assertThat(none.status()).isEqualTo(401);
    Api.Reply elsewhere = Running.api().as(Tokens.shopper()).post(AUTH + "/password", body);
    assertThat(elsewhere.code()).isEqualTo("MEMBER_UNKNOWN");
  }

  @Test
  void whereNoMailIsSetUpNoLinkIsPromised() {
    Api.Reply reply =
        Running.api()
            .as(null)
            .post(AUTH + "/password/reset-request", Map.of("email", "mina@example.com"));
    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.code()).isEqualTo("UNAVAILABLE");
    assertThat(reply.header("Retry-After")).isEqualTo("60");
    assertThat(reply.text()).contains("No mail server");
  }

  private static long issuedAt(Pair pair) throws ParseException {
    return (long)
        requireNonNull(SignedJWT.parse(pair.access()).getPayload().toJSONObject().get("iat"));
  }
}
