package dev.rushgate.backoffice.payment;

import dev.rushgate.backoffice.platform.BackofficeConfig;
import dev.rushgate.backoffice.platform.GatewaySettings;
import dev.rushgate.backoffice.platform.HttpCalls;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls of Toss Payments' API. Each ends in time; a gateway that gives no answers for a while is
 * left alone for some seconds.
 */
@Component
class TossCalls {

  private static final Duration CONNECT_MAX = Duration.ofSeconds(2);

  private static final Logger LOG = LoggerFactory.getLogger(TossCalls.class);
  private static final Duration LEFT_ALONE = Duration.ofSeconds(5);
  private static final int LAST_CALLS = 20;
  private static final int LAST_CALLS_MIN = 10;
  private static final int BODY_BYTES_MAX = 256 * 1024;
  private static final int CODE_CHARACTERS_MAX = 80;
  private static final BodyHandler<String> BODY =
      BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), BODY_BYTES_MAX);

  private final @Nullable GatewaySettings settings;
  private final JsonMapper json;
  private final HttpCalls http = new HttpCalls(CONNECT_MAX);
  private final CircuitBreaker breaker =
      CircuitBreaker.of(
          "gateway",
          CircuitBreakerConfig.custom()
              .slidingWindowSize(LAST_CALLS)
              .minimumNumberOfCalls(LAST_CALLS_MIN)
              .waitDurationInOpenState(LEFT_ALONE)
              .recordExceptions(IOException.class)
              .build());

  TossCalls(BackofficeConfig config, JsonMapper json) {
    this.settings = config.gateway();
    this.json = json;
  }

  /** An answer of the gateway. */
  record Answer(int status, JsonNode body) {

    /** Cut to what our tables hold: one that is too long must not keep a payment from its end. */
    String code() {
      String code = body.path("code").asString("");
      return code.codePointCount(0, code.length()) <= CODE_CHARACTERS_MAX
          ? code
          : code.substring(0, code.offsetByCodePoints(0, CODE_CHARACTERS_MAX));
    }

    /** For people, who see it in the log. */
    String unclear() {
      return status + " " + code();
    }
  }

  boolean isSetUp() {
    return settings != null;
  }

  /** After this long a call has its answer, or none. */
  Duration answerMax() {
    return settings == null ? Duration.ZERO : settings.answerMax();
  }

  Answer get(String path) throws IOException, CallNotPermittedException {
    return call(request(path).GET());
  }

  /** Asked again with the same request, it is done once. */
  Answer post(String path, Map<String, Object> body, String request)
      throws IOException, CallNotPermittedException {
    return call(
        request(path)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", request)
            .POST(BodyPublishers.ofString(json.writeValueAsString(body))));
  }

  private Answer call(HttpRequest.Builder request) throws IOException {
    try {
      return breaker.executeCallable(() -> send(request.build()));
    } catch (IOException | RuntimeException e) {
      LOG.warn("payment gateway without an answer cause={}", e.toString());
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** A 5xx is no answer, and counts as none. */
  private Answer send(HttpRequest request) throws IOException {
    try {
      var response = http.send(request, BODY, answerMax());
      if (response.statusCode() >= 500) {
        throw new IOException("status " + response.statusCode());
      }
      return new Answer(response.statusCode(), json.readTree(response.body()));
    } catch (JacksonException e) {
      throw new IOException("an answer that is no JSON");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted");
    }
  }

  private HttpRequest.Builder request(String path) throws IOException {
    if (settings == null) {
      throw new IOException("no payment gateway is set up");
    }
    byte[] user = (settings.secret() + ":").getBytes(StandardCharsets.UTF_8);
    return HttpRequest.newBuilder(settings.url().resolve(path))
        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(user));
  }
}
