package dev.rushgate.edge.gate;

import static dev.rushgate.edge.gate.TestTokens.aToken;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.junit5.VertxExtension;
import java.time.Instant;
import java.util.Date;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Everything that a caller can get wrong, or bend on purpose. */
@ExtendWith(VertxExtension.class)
class BadInputIT {

  private GateRig rig;
  private TestDrop drop;

  @BeforeEach
  void start(Vertx vertx) {
    rig = GateRig.start(vertx);
    drop = rig.known(TestDrop.aDeal());
  }

  private static void assertIs(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.headers().get("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.headers().get("X-Request-Id")).isNotBlank();
    assertThat(answer.json().getMap())
        .containsKeys("title", "detail")
        .containsEntry("status", status);
  }

  @Test
  void aCallerWithoutAGoodTokenIs401() {
    var none =
        new PlainJWT(
                new JWTClaimsSet.Builder()
                    .subject("alice")
                    .issuer("rushgate")
                    .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                    .build())
            .serialize();
    Stream.of(
            rig.client,
            rig.client.with("Authorization", "Basic YTpi"),
            rig.client.bearing("junk"),
            rig.client.bearing(none),
            rig.client.bearing(aToken().withSecret(TestTokens.FOREIGN).sign()),
            rig.client.bearing(aToken().withAlgorithm(JWSAlgorithm.HS512).sign()),
            rig.client.bearing(aToken().withIssuer("other").sign()),
            rig.client.bearing(aToken().withSubject("a b").sign()))
        .forEach(
            caller -> {
              assertIs(caller.enter(drop), 401, "UNAUTHENTICATED");
              assertIs(caller.mine(drop), 401, "UNAUTHENTICATED");
              assertIs(caller.leave(drop), 401, "UNAUTHENTICATED");
              assertThat(caller.enter(drop).headers().get("WWW-Authenticate")).contains("Bearer");
            });
    var expired = rig.client.bearing(aToken().expiring(Instant.now().minusSeconds(60)).sign());
    assertIs(expired.enter(drop), 401, "TOKEN_EXPIRED");
  }

  @Test
  void aTokenOfAnOlderKeyStillEnters() {
    var older = aToken().withKid("older").withSecret(TestTokens.OLDER).sign();
    assertThat(rig.client.bearing(older).enter(drop).status()).isEqualTo(202);
  }

  @Test
  void aTicketThatIsNotOursIs400AndAnothersIs403() {
    var alice = rig.client.as("alice");
    var ticket = alice.enter(drop).ticket();
    var other = rig.known(TestDrop.aDeal());
    Stream.of("x", "a.b", ticket + "x", "x" + ticket, "A".repeat(4_000))
        .forEach(
            bent ->
                assertIs(alice.with("X-Rushgate-Ticket", bent).mine(drop), 400, "TICKET_INVALID"));
    assertIs(alice.with("X-Rushgate-Ticket", ticket).mine(other), 400, "TICKET_INVALID");
    assertIs(
        rig.client.as("bob").with("X-Rushgate-Ticket", ticket).mine(drop), 403, "TICKET_NOT_YOURS");
    assertIs(rig.client.get(drop.path() + "/stream?ticket=x"), 400, "TICKET_INVALID");
    assertIs(rig.client.get(other.path() + "/stream?ticket=" + ticket), 400, "TICKET_INVALID");
  }

  @Test
  void anIdThatIsNoneNamesNoDrop() {
    Stream.of("0", "-1", "abc", "1e3", "99999999999999999999999", "%00", "1%2F2", "1;x", "é")
        .forEach(
            id -> {
              var path = "/api/v1/drops/" + id.replace("é", "%C3%A9");
              assertIs(rig.client.as("a").post(path + "/entries"), 404, "DROP_UNKNOWN");
              assertIs(rig.client.get(path), 404, "DROP_UNKNOWN");
              assertIs(rig.client.get(path + "/stream"), 404, "DROP_UNKNOWN");
            });
  }

  @Test
  void pathsAndMethodsThatDoNotExistAreTold() {
    assertIs(rig.client.get("/"), 404, "NOT_FOUND");
    assertIs(rig.client.get("/api/v1/drops/1/entries/you"), 404, "NOT_FOUND");
    assertIs(rig.client.get(drop.path() + "/entries"), 405, "METHOD_NOT_ALLOWED");
    assertThat(rig.client.get(drop.path() + "/entries").headers().get("Allow")).isEqualTo("POST");
    var put = Waiting.on(rig.client.send(HttpMethod.PUT, drop.path() + "/entries/me", ""));
    assertIs(put, 405, "METHOD_NOT_ALLOWED");
    assertThat(put.headers().get("Allow")).isEqualTo("DELETE, GET");
  }

  @Test
  void aSmallBodyIsPassedOverAndALargeOneIs413() {
    var path = drop.path() + "/entries";
    var alice = rig.client.as("alice");
    assertThat(Waiting.on(alice.send(HttpMethod.POST, path, "{}")).status()).isEqualTo(202);
    assertThat(Waiting.on(alice.send(HttpMethod.POST, path, "not json")).status()).isEqualTo(200);
    assertIs(
        Waiting.on(alice.send(HttpMethod.POST, path, "x".repeat(1_025))), 413, "BODY_TOO_LARGE");
    assertIs(
        Waiting.on(alice.send(HttpMethod.POST, path, "x".repeat(500_000))), 413, "BODY_TOO_LARGE");
  }

  @Test
  void overlongHeadersAndAddressesAreRefused() {
    assertIs(
        rig.client.with("X-Long", "x".repeat(9_000)).get("/api/v1/time"), 431, "HEADERS_TOO_LARGE");
    assertIs(rig.client.get("/api/v1/time?x=" + "x".repeat(5_000)), 414, "URI_TOO_LONG");
  }

  @Test
  void aMemberWhoPressesTooOftenIsToldTheBoundAndOthersAreNot() {
    var alice = rig.client.as("alice");
    Answer last = alice.enter(drop);
    for (int i = 0; i < 100 && last.status() != 429; i++) {
      last = alice.enter(drop);
    }
    assertIs(last, 429, "TOO_MANY_REQUESTS");
    assertThat(last.json().getString("detail")).contains("20 at once", "10 per second");
    assertThat(last.headers().get("Retry-After")).isEqualTo("1");
    assertThat(rig.client.as("bob").enter(drop).status()).isEqualTo(202);
  }
}
