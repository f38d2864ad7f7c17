package dev.rushgate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rushgate.rush.service.GateLook;
import dev.rushgate.rush.service.Tokens;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Bad input on every call of both services: each is answered with a definite refusal in the form of
 * the contract, never with a success, a fault of the server or its inner words.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT {

  private static final Duration ANSWER_MAX = Duration.ofSeconds(10);
  private static final Duration SHOWN_MAX = Duration.ofSeconds(20);
  private static final int TOO_LARGE = 413;
  private static final int HEADER_TOO_LARGE = 431;

  private final Deployment deployment = Deployment.shared();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Tokens tokens = deployment.tokens();
  private final BadTokens badTokens = new BadTokens(tokens);

  private String drop = "";
  private String ticketOfA = "";

  @BeforeAll
  void aDropThatIsOpenAndAMemberInIt() {
    deployment.heal();
    Instant opensAt = Instant.now().plusSeconds(1).truncatedTo(ChronoUnit.MILLIS);
    try (var admin = deployment.admin();
        var look = new GateLook(gate())) {
      drop = admin.createDrop(BadAdminCalls.coupon(opensAt));
      look.awaitDrop(drop, SHOWN_MAX);
    }
    await()
        .atMost(SHOWN_MAX)
        .until(this::ticket, Optional::isPresent)
        .ifPresent(t -> ticketOfA = t);
  }

  @AfterAll
  void close() {
    http.close();
  }

  @Test
  void theGateRefusesWhatIsWrong() {
    check(gate(), new BadGateCalls(tokens, drop, ticketOfA).all());
  }

  @Test
  void theGateRefusesBadTokensOnEveryCallThatNeedsOne() {
    check(
        gate(),
        Stream.of("POST ", "GET /me", "DELETE /me")
            .map(call -> call.split(" ", -1))
            .flatMap(call -> badTokens.on(call[0], BadGateCalls.drop(drop) + call[1])));
  }

  @Test
  void theAdminApiRefusesBadTokensOnEveryCall() {
    check(
        deployment.backOfficeUrl(),
        BadAdminCalls.everyCall().flatMap(call -> badTokens.on(call[0], call[1])));
  }

  @Test
  void theAdminApiRefusesShoppersOnEveryCall() {
    var shopper = BadCall.bearer(tokens.shopper("bad-input-A"));
    check(
        deployment.backOfficeUrl(),
        BadAdminCalls.everyCall()
            .map(
                call ->
                    new BadCall(
                        "a shopper", call[0], call[1], shopper, "{}", List.of(403), "FORBIDDEN")));
  }

  @Test
  void theAdminApiRefusesWhatIsWrong() {
    check(
        deployment.backOfficeUrl(),
        new BadAdminCalls(BadCall.bearer(tokens.admin("operator"))).all());
  }

  private void check(URI service, Stream<BadCall> calls) {
    var softly = new SoftAssertions();
    calls.forEach(call -> check(softly, service, call));
    softly.assertAll();
  }

  private void check(SoftAssertions softly, URI service, BadCall call) {
    HttpResponse<String> answer;
    try {
      answer = send(service, call);
    } catch (IOException cutOff) {
      softly.assertThat(call.status()).as(call + " was cut off").contains(TOO_LARGE);
      return;
    }
    softly.assertThat(call.status()).as(call + " " + answer.body()).contains(answer.statusCode());
    if (answer.statusCode() == HEADER_TOO_LARGE) {
      return; // Refused before there was a request to answer.
    }
    softly
        .assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .as(call.toString())
        .startsWith("application/problem+json");
    softly.assertThat(answer.headers().firstValue("X-Request-Id")).as(call.toString()).isPresent();
    softly
        .assertThat(answer.body())
        .as(call.toString())
        .contains("\"code\"", call.code())
        .doesNotContain("Exception", "dev.rushgate", "\\tat ");
  }

  private Optional<String> ticket() throws IOException {
    var token = BadCall.bearer(tokens.shopper("bad-input-A"));
    var press = new BadCall("press", "POST", BadGateCalls.drop(drop), token, "", List.of(), "");
    var answer = send(gate(), press);
    assertThat(answer.statusCode()).isLessThan(500);
    return Optional.ofNullable(new JsonObject(answer.body()).getString("ticket"));
  }

  private HttpResponse<String> send(URI service, BadCall call) throws IOException {
    var request =
        HttpRequest.newBuilder(service.resolve(call.path()))
            .timeout(ANSWER_MAX)
            .method(call.method(), HttpRequest.BodyPublishers.ofString(call.body()));
    if (service.equals(deployment.backOfficeUrl())) {
      request.header("Content-Type", "application/json");
    }
    call.headers().forEach(request::header);
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private URI gate() {
    return deployment.gateUrls().getFirst();
  }
}
