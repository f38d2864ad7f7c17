package dev.rushgate.backoffice.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** Makes accounts and logs in to them, as an app of the shop would. */
public final class Shoppers {

  public static final String AUTH = "/api/v1/auth";
  public static final String PASSWORD = "correct horse battery";
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final Api anybody;

  public Shoppers(Api api) {
    this.anybody = api.as(null);
  }

  /** A shopper with {@link #PASSWORD}. */
  public record Shopper(String id, String email) {}

  /** What a login or a refresh gives. */
  public record Pair(String access, String refresh) {

    static Pair of(Api.Reply reply) {
      assertThat(reply.status()).as(reply.text()).isEqualTo(200);
      JsonNode json = reply.json();
      return new Pair(json.path("accessToken").asString(), json.path("refreshToken").asString());
    }
  }

  /** Whose access token it is. */
  public static String subject(String accessToken) {
    byte[] claims = Base64.getUrlDecoder().decode(accessToken.split("\\.", -1)[1]);
    return Api.JSON.readTree(claims).path("sub").asString();
  }

  public static String newEmail() {
    return "shopper-" + COUNT.incrementAndGet() + "@example.com";
  }

  public Shopper signedUp() {
    String email = newEmail();
    Api.Reply reply = signUp(email, PASSWORD, "미나");
    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    return new Shopper(reply.id(), email);
  }

  public Api.Reply signUp(String email, String password, String name) {
    return anybody.post(
        AUTH + "/signup", Map.of("email", email, "password", password, "name", name));
  }

  public Pair loggedIn(Shopper shopper) {
    return Pair.of(login(shopper.email(), PASSWORD));
  }

  public Api.Reply login(String email, String password) {
    return anybody.post(AUTH + "/login", Map.of("email", email, "password", password));
  }

  public Pair refreshed(Pair pair) {
    return Pair.of(refresh(pair.refresh()));
  }

  public Api.Reply refresh(String token) {
    return anybody.post(AUTH + "/refresh", Map.of("refreshToken", token));
  }

  public Api.Reply logout(Pair pair) {
    return logout(pair.access(), pair.refresh());
  }

  public Api.Reply logout(String access, String refresh) {
    return anybody.as(access).post(AUTH + "/logout", Map.of("refreshToken", refresh));
  }

  /** Whether the access token is taken: what it asks for is an operator's, or nobody knows it. */
  public boolean counts(Pair pair) {
    return status(pair) == 403;
  }

  public int status(Pair pair) {
    return anybody.as(pair.access()).get(Drops.PATH).status();
  }

  /** Forgets all wrong tries: every test comes from the same address. */
  public static void forgetGuesses() {
    Running.sql().run("DELETE FROM guess_count");
  }
}
