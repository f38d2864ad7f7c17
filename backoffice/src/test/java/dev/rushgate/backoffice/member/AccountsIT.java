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
import dev.rushgate.backoffice.testkit.Sql;
import dev.rushgate.backoffice.testkit.Together;
import java.text.Normalizer;
import java.text.ParseException;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import tools.jackson.databind.JsonNode;

class AccountsIT {

  /** A second is promised; a busy machine gets another. */
  private static final Duration SOON = Duration.ofSeconds(10);

  private final Api anybody = Running.api().as(null);
  private final Shoppers shoppers = new Shoppers(Running.api());
  private final Sql sql = Running.sql();

  @BeforeEach
  void forget() {
    Shoppers.forgetGuesses();
  }

  @Test
  void fromSignUpToLogout() {
    String email = Shoppers.newEmail();
    Api.Reply made = shoppers.signUp(email, PASSWORD, "미나 Kim");
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.id()).matches("[0-9A-Z]{13}");
    assertThat(made.json().path("email").asString()).isEqualTo(email);
    assertThat(made.json().path("name").asString()).isEqualTo("미나 Kim");
    assertThat(made.text()).doesNotContain("assword");

    Api.Reply login = shoppers.login(email, PASSWORD);
    assertThat(login.json().propertyNames())
        .containsExactlyInAnyOrder("accessToken", "refreshToken", "expiresIn");
    assertThat(login.json().path("expiresIn").asInt()).isEqualTo(600);
    Pair first = shoppers.loggedIn(new Shopper(made.id(), email));
    assertThat(shoppers.counts(first)).isTrue();

    Pair second = shoppers.refreshed(first);
    assertThat(shoppers.counts(second)).isTrue();
    assertThat(second.refresh()).isNotEqualTo(first.refresh());

    assertThat(shoppers.logout(second).status()).isEqualTo(204);
    assertThat(shoppers.refresh(second.refresh()).code()).isEqualTo("REFRESH_REFUSED");
    await().atMost(SOON).until(() -> shoppers.status(second) == 401);
    assertThat(shoppers.status(first)).isEqualTo(401);
  }

  @Test
  void theAccessTokenHasWhatEveryGateReads() throws ParseException {
    Shopper shopper = shoppers.signedUp();
    Pair pair = shoppers.loggedIn(shopper);
    var token = SignedJWT.parse(pair.access());
    assertThat(token.getHeader().toJSONObject()).containsOnly(Map.entry("alg", "HS256"));
    Map<String, Object> claims = token.getPayload().toJSONObject();
    assertThat(claims.keySet())
        .containsExactlyInAnyOrder("sub", "iss", "iat", "exp", "roles", "sid");
    assertThat(claims.get("sub")).isEqualTo(shopper.id());
    assertThat(claims.get("iss")).isEqualTo("rushgate");
    assertThat(claims.get("roles")).isEqualTo(List.of("SHOPPER"));
    assertThat(claims.get("iat")).isInstanceOf(Long.class);
    assertThat(claims.get("exp")).isEqualTo((Long) requireNonNull(claims.get("iat")) + 600);
    String sid = sql.text("SELECT sid FROM login_session WHERE member = ?", shopper.id());
    assertThat(claims.get("sid")).isEqualTo(sid);
    String next = shoppers.refreshed(pair).access();
    assertThat(SignedJWT.parse(next).getPayload().toJSONObject().get("sid")).isEqualTo(sid);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          email, not an address
          email, mina@localhost
          email, mina@@example.com
          email, 'mina@example.com,boss@example.com'
          email, minä@example.com
          email, 5
          password, short
          password, 123456789
          password, '비밀번호비밀번호비밀번호비밀번호비밀번호비밀번호비'
          password, the.shopper@example.com
          password, The.Shopper@Example.com
          name, ' '
          name, 123456789012345678901234567890123456789012345678901
          """)
  void aSignUpThatBreaksARuleNamesItsField(String field, String value) {
    var form = new HashMap<String, Object>(form("the.shopper@example.com"));
    form.put(field, value.equals("5") ? 5 : value);
    Api.Reply reply = anybody.post(AUTH + "/signup", form);
    assertThat(reply.status()).as(reply.text()).isEqualTo(400);
    assertThat(reply.code()).isEqualTo("INVALID");
    assertThat(reply.fields()).containsExactly(field);
    assertThat(reply.text()).doesNotContain(value.length() > 5 ? value : "\u0000");
    form.remove(field);
    assertThat(anybody.post(AUTH + "/signup", form).fields()).containsExactly(field);
  }

  @Test
  void whatIsNoOnesToChooseIsPassedOver() throws ParseException {
    String email = Shoppers.newEmail();
    var form = new HashMap<String, Object>(form(email));
    form.putAll(Map.of("role", "ADMIN", "roles", List.of("ADMIN"), "id", "boss", "state", "X"));
    Api.Reply made = anybody.post(AUTH + "/signup", form);
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.id()).isNotEqualTo("boss");
    Pair pair = shoppers.loggedIn(new Shopper(made.id(), email));
    assertThat(SignedJWT.parse(pair.access()).getJWTClaimsSet().getStringListClaim("roles"))
        .containsExactly("SHOPPER");
  }

  @Test
  void anAddressHasOneAccountHoweverItIsSpelled() {
    String email = Shoppers.newEmail();
    assertThat(
            shoppers.signUp(" " + email.toUpperCase(java.util.Locale.ROOT), PASSWORD, "A").status())
        .isEqualTo(201);
    Api.Reply again = shoppers.signUp(email, PASSWORD, "B");
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.code()).isEqualTo("EMAIL_TAKEN");
    assertThat(shoppers.login(email, PASSWORD).status()).isEqualTo(200);

    String other = Shoppers.newEmail();
    Callable<Integer> signUp = () -> shoppers.signUp(other, PASSWORD, "C").status();
    List<Integer> together = Together.all(Collections.nCopies(6, signUp));
    assertThat(together).containsOnlyOnce(201).contains(409);
  }

  @Test
  void aPasswordInEitherFormOfHangulIsTheSame() {
    String email = Shoppers.newEmail();
    String composed = "비밀번호입니다";
    String apart = Normalizer.normalize(composed, Normalizer.Form.NFD);
    assertThat(shoppers.signUp(email, composed, "미나").status()).isEqualTo(201);
    assertThat(shoppers.login(email, apart).status()).isEqualTo(200);
  }

  @Test
  void nobodyLearnsWhetherThereIsAnAccount() {
    Shopper shopper = shoppers.signedUp();
    Api.Reply wrong = shoppers.login(shopper.email(), "another password");
    Api.Reply unknown = shoppers.login("nobody@example.com", "another password");
    Api.Reply tooLong = shoppers.login(shopper.email(), "x".repeat(100));
    Api.Reply noAddress = shoppers.login("미나' OR 1=1 --", "another password");
    for (Api.Reply reply : List.of(wrong, unknown, tooLong, noAddress)) {
      assertThat(reply.status()).isEqualTo(401);
      assertThat(reply.code()).isEqualTo("LOGIN_FAILED");
      assertThat(reply.text()).isEqualTo(wrong.text());
    }
    long wrongNs = fastest(shopper.email());
    long unknownNs = fastest("nobody@example.com");
    assertThat(unknownNs).isBetween(wrongNs / 3, wrongNs * 3);
  }

  private long fastest(String email) {
    Shoppers.forgetGuesses();
    long fastest = Long.MAX_VALUE;
    for (int i = 0; i < 4; i++) {
      long from = System.nanoTime();
      assertThat(shoppers.login(email, "another password").status()).isEqualTo(401);
      fastest = Math.min(fastest, System.nanoTime() - from);
    }
    return fastest;
  }

  @Test
  void aHashOfLessEffortIsMadeAnewAtTheNextLogin() {
    Shopper shopper = shoppers.signedUp();
    String weak = "{bcrypt}" + new BCryptPasswordEncoder(4).encode(PASSWORD);
    sql.run("UPDATE account SET password_hash = ? WHERE id = ?", weak, shopper.id());
    shoppers.loggedIn(shopper);
    assertThat(hash(shopper)).startsWith("{bcrypt}$2a$10$");
    shoppers.loggedIn(shopper);
  }

  @Test
  void aLoginStormLeavesThreadsForOthers() {
    Shopper shopper = shoppers.signedUp();
    Callable<Api.Reply> login = () -> shoppers.login(shopper.email(), PASSWORD);
    List<Api.Reply> replies = Together.all(Collections.nCopies(60, login));
    List<Api.Reply> refused = replies.stream().filter(r -> r.status() == 503).toList();
    assertThat(refused).isNotEmpty();
    assertThat(refused).allMatch(r -> r.code().equals("UNAVAILABLE"));
    assertThat(refused).allMatch(r -> r.header("Retry-After").equals("1"));
  }

  @Test
  void theContractTellsOfTheseCalls() {
    JsonNode paths = anybody.get("/openapi.json").json().path("paths");
    for (String call :
        List.of(
            "/signup",
            "/login",
            "/refresh",
            "/logout",
            "/password",
            "/password/reset-request",
            "/password/reset")) {
      assertThat(paths.path(AUTH + call).has("post")).as(call).isTrue();
    }
    assertThat(paths.path(AUTH + "/login").path("post").path("security").size()).isZero();
    assertThat(paths.path(AUTH + "/password").path("post").has("parameters")).isFalse();
    assertThat(paths.has("/api/v1/admin/members/{id}/block")).isTrue();
  }

  private String hash(Shopper shopper) {
    return sql.text("SELECT password_hash FROM account WHERE id = ?", shopper.id());
  }

  private static Map<String, Object> form(String email) {
    return Map.of("email", email, "password", PASSWORD, "name", "Mina");
  }
}
