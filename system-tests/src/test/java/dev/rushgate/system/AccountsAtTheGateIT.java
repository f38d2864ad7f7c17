package dev.rushgate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the back office says of an account is what every gate goes by, within a second. */
class AccountsAtTheGateIT {

  private static final Duration WITHIN = Duration.ofSeconds(1);
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
  private static final String PASSWORD = "correct horse battery";

  private final Deployment deployment = Deployment.shared();
  private final EdgeCalls calls = new EdgeCalls(deployment.tokens());
  private final Json shop = new Json(deployment.backOfficeUrl());
  private final List<URI> gates = deployment.gateUrls();

  @AfterEach
  void heal() {
    calls.close();
    shop.close();
    deployment.heal();
  }

  @Test
  void whoLogsOutIsRefusedByEveryGateAndTheNextLoginIsGood() {
    String drop = OpenCoupon.at(deployment, calls, gates);
    JsonObject leaving = login(signedUp("leaving"));
    JsonObject staying = login(signedUp("staying"));
    gates.forEach(gate -> assertThat(enter(gate, drop, leaving).status()).isLessThan(300));

    var request = new JsonObject().put("refreshToken", leaving.getString("refreshToken"));
    var answer = shop.post("/api/v1/auth/logout", bearer(leaving), request);

    assertThat(answer.status()).isEqualTo(204);
    gates.forEach(gate -> awaitRevoked(gate, drop, leaving));
    gates.forEach(gate -> assertThat(enter(gate, drop, staying).status()).isLessThan(300));
    JsonObject again = login("leaving@example.com");
    gates.forEach(gate -> assertThat(enter(gate, drop, again).status()).isEqualTo(200));
  }

  @Test
  void everyGateHonoursALogoutWithinASecond() {
    String drop = OpenCoupon.at(deployment, calls, gates);
    var tookMs = new ArrayList<Long>();
    for (String name : List.of("first", "second", "third")) {
      JsonObject tokens = login(signedUp(name));
      gates.forEach(gate -> assertThat(enter(gate, drop, tokens).status()).isLessThan(300));
      var request = new JsonObject().put("refreshToken", tokens.getString("refreshToken"));
      shop.post("/api/v1/auth/logout", bearer(tokens), request);
      long saidNanos = System.nanoTime();
      gates.forEach(gate -> awaitRevoked(gate, drop, tokens));
      tookMs.add(Duration.ofNanos(System.nanoTime() - saidNanos).toMillis());
    }
    tookMs.sort(null);
    assertThat(tookMs.get(1)).as("median of " + tookMs).isLessThan(WITHIN.toMillis());
  }

  @Test
  void whoIsBlockedIsRefusedByEveryGateUntilTheBlockEnds() {
    String drop = OpenCoupon.at(deployment, calls, gates);
    JsonObject tokens = login(signedUp("blocked"));
    gates.forEach(gate -> assertThat(enter(gate, drop, tokens).status()).isLessThan(300));
    String operator = "Bearer " + deployment.tokens().admin("operator");
    var found = shop.get("/api/v1/admin/members?keyword=blocked@example.com", operator);
    String id = found.body().getJsonArray("items").getJsonObject(0).getString("id");
    var reason = new JsonObject().put("reason", "bought with a stolen card");

    var block = shop.post("/api/v1/admin/members/" + id + "/block", operator, reason);

    assertThat(block.status()).isEqualTo(200);
    gates.forEach(gate -> awaitRevoked(gate, drop, tokens));
    assertThat(tryLogin("blocked@example.com").status()).isBetween(401, 403);
    var unblock = shop.post("/api/v1/admin/members/" + id + "/unblock", operator, reason);
    assertThat(unblock.status()).isEqualTo(200);
    JsonObject again = login("blocked@example.com");
    gates.forEach(
        gate -> await().atMost(SOON).until(() -> enter(gate, drop, again).status() == 200));
  }

  private String signedUp(String name) {
    String email = name + "@example.com";
    var answer =
        shop.post(
            "/api/v1/auth/signup",
            "",
            new JsonObject().put("email", email).put("password", PASSWORD).put("name", name));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return email;
  }

  private JsonObject login(String email) {
    var answer = tryLogin(email);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.body();
  }

  private EdgeCalls.Answer tryLogin(String email) {
    var body = new JsonObject().put("email", email).put("password", PASSWORD);
    return shop.post("/api/v1/auth/login", "", body);
  }

  private static String bearer(JsonObject tokens) {
    return "Bearer " + tokens.getString("accessToken");
  }

  private EdgeCalls.Answer enter(URI gate, String drop, JsonObject tokens) {
    return calls.enterBy(gate, drop, tokens.getString("accessToken")).join();
  }

  private void awaitRevoked(URI gate, String drop, JsonObject tokens) {
    var refused =
        await()
            .atMost(SOON)
            .pollInterval(LOOK_AGAIN)
            .until(() -> enter(gate, drop, tokens), answer -> answer.status() == 401);
    assertThat(refused.body().getString("code")).isEqualTo("TOKEN_REVOKED");
  }
}
