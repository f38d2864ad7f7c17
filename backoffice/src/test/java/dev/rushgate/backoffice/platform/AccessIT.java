package dev.rushgate.backoffice.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.testkit.Api;
import dev.rushgate.backoffice.testkit.Drops;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Tokens;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class AccessIT {

  private final Api api = Running.api();

  static Stream<Named<String>> badTokens() {
    return Stream.of(
        Named.of("forged", Tokens.forged()),
        Named.of("expired", Tokens.expired()),
        Named.of("without an end", Tokens.withoutAnEnd()),
        Named.of("alg=none", Tokens.withoutAlgorithm()),
        Named.of("HS384", Tokens.byAnotherAlgorithm()),
        Named.of("of another issuer", Tokens.ofAnotherIssuer()),
        Named.of("of no member", Tokens.ofNoMember()),
        Named.of("by the older key, unnamed", Tokens.byTheOlderKeyUnnamed()),
        Named.of("by a key nobody knows", Tokens.byAKeyThatNobodyKnows()),
        Named.of("no token at all", "abc"),
        Named.of("cut", Tokens.admin().substring(0, 40)));
  }

  static Stream<Arguments> adminCalls() {
    return Stream.of(
            "GET /products",
            "POST /products",
            "GET /products/1",
            "PATCH /products/1",
            "POST /products/1/stock",
            "GET /products/1/stock-changes",
            "POST /products/1/archive",
            "POST /products/1/restore",
            "POST /products/1/image",
            "DELETE /products/1/image",
            "GET /products/export",
            "GET /products/imports",
            "POST /products/imports",
            "GET /products/imports/1",
            "POST /products/imports/1/confirm",
            "POST /products/imports/1/discard",
            "GET /drops",
            "POST /drops",
            "GET /drops/1",
            "PATCH /drops/1",
            "POST /drops/1/pause",
            "POST /drops/1/resume",
            "POST /drops/1/close",
            "POST /drops/1/cancel",
            "POST /drops/1/rebuild",
            "GET /drops/1/ledger",
            "PUT /drops/1/rate",
            "PUT /drops/1/message",
            "DELETE /drops/1/message",
            "GET /drops/1/samples",
            "GET /drops/1/entries",
            "GET /drops/1/dead-letters",
            "POST /drops/1/dead-letters/1.1/replay",
            "POST /drops/1/dead-letters/1.1/give-up",
            "GET /orders",
            "POST /orders/1/mark-paid",
            "POST /orders/1/cancel",
            "GET /members",
            "GET /members/1",
            "POST /members/1/block",
            "POST /members/1/unblock")
        .map(call -> call.split(" ", 2))
        .map(call -> Arguments.of(call[0], "/api/v1/admin" + call[1]));
  }

  private void requireProblem(Api.Reply reply, int status, String code) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
    JsonNode problem = reply.json();
    assertThat(problem.path("code").asString()).isEqualTo(code);
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("title").asString()).isNotBlank();
    assertThat(problem.path("detail").asString()).isNotBlank();
    assertThat(reply.header("X-Request-Id")).isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("badTokens")
  void aTokenThatDoesNotHoldOpensNothing(String token) {
    requireProblem(api.as(token).get("/api/v1/admin/drops"), 401, "UNAUTHENTICATED");
  }

  @ParameterizedTest
  @MethodSource("adminCalls")
  void everyAdminCallTakesAnAdmin(String method, String path) {
    @Nullable String none = null;
    for (String token : new @Nullable String[] {none, Tokens.shopper()}) {
      Api.Reply reply = api.as(token).send(method, path, "{}", "application/json");
      boolean unknown = token == null;
      requireProblem(reply, unknown ? 401 : 403, unknown ? "UNAUTHENTICATED" : "FORBIDDEN");
    }
  }

  @Test
  void aTokenByAnOlderKeyIsTakenWhenItNamesIt() {
    assertThat(api.as(Tokens.adminByTheOlderKey()).get(Drops.PATH).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/administration", "/health", "/prometheus", "/actuator", "/api/v1/products"})
  void everythingElseIsClosed(String path) {
    assertThat(api.as(null).get(path).status()).isEqualTo(401);
    assertThat(api.get(path).status()).isEqualTo(403);
  }

  @Test
  void theOperatorSeesHealthAndMetricsWithoutAToken() {
    Api anybody = api.as(null);
    assertThat(anybody.get("/health/live").status()).isEqualTo(200);
    assertThat(anybody.get("/health/ready").json().path("status").asString()).isEqualTo("UP");
    assertThat(anybody.get("/metrics").text())
        .contains("rushgate_outbox_oldest_unsent_seconds")
        .contains("rushgate_orders_expired_total")
        .contains("http_server_requests");
  }

  @Test
  void theContractIsServedAsOpenApi() {
    JsonNode contract = api.as(null).get("/openapi.json").json();
    assertThat(contract.path("openapi").asString()).startsWith("3.1");
    JsonNode paths = contract.path("paths");
    assertThat(paths.has("/api/v1/admin/drops")).isTrue();
    assertThat(paths.has("/api/v1/admin/drops/{id}/ledger")).isTrue();
    assertThat(paths.has("/api/v1/admin/orders/{id}/mark-paid")).isTrue();
    assertThat(paths.path("/api/v1/admin/products").has("post")).isTrue();
  }

  @Test
  void everyAnswerCarriesTheHeadersThatProtectABrowser() {
    Api.Reply reply = api.get(Drops.PATH);
    assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(reply.header("X-Frame-Options")).isEqualTo("DENY");
    assertThat(reply.header("Content-Security-Policy")).contains("default-src 'none'");
    assertThat(reply.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(reply.header("Cache-Control")).contains("no-store");
    assertThat(reply.response().headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void aPlainRequestIdIsKeptAndAnyOtherReplaced() {
    Api.Reply kept = api.send(api.request(Drops.PATH).header("X-Request-Id", "call-7").GET());
    assertThat(kept.header("X-Request-Id")).isEqualTo("call-7");
    Api.Reply replaced = api.send(api.request(Drops.PATH).header("X-Request-Id", "a b;c").GET());
    assertThat(replaced.header("X-Request-Id")).isNotEqualTo("a b;c").isNotBlank();
  }
}
