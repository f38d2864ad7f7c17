package dev.rushgate.backoffice.payment;

import dev.rushgate.backoffice.platform.BackofficeConfig;
import dev.rushgate.backoffice.platform.GatewaySettings;
import dev.rushgate.model.Money;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
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
 * Toss Payments over HTTP. Whatever is not a clear answer is {@code Unknown}; a gateway that gives
 * none for a while is left alone for some seconds.
 */
@Component
class TossGateway implements PaymentGateway {

  private static final Logger LOG = LoggerFactory.getLogger(TossGateway.class);
  private static final Duration CONNECT_MAX = Duration.ofSeconds(2);
  private static final Duration LEFT_ALONE = Duration.ofSeconds(5);
  private static final int LAST_CALLS = 20;
  private static final int LAST_CALLS_MIN = 10;
  private static final String PAYMENTS = "/v1/payments/";

  private final @Nullable GatewaySettings settings;
  private final JsonMapper json;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT_MAX).build();
  private final CircuitBreaker breaker =
      CircuitBreaker.of(
          "gateway",
          CircuitBreakerConfig.custom()
              .slidingWindowSize(LAST_CALLS)
              .minimumNumberOfCalls(LAST_CALLS_MIN)
              .waitDurationInOpenState(LEFT_ALONE)
              .recordExceptions(IOException.class)
              .build());

  TossGateway(BackofficeConfig config, JsonMapper json) {
    this.settings = config.gateway();
    this.json = json;
  }

  /** An answer of the gateway. */
  private record Answer(int status, JsonNode body) {

    String code() {
      return body.path("code").asString("");
    }
  }

  @Override
  public boolean isSetUp() {
    return settings != null;
  }

  /** A confirmation that was made before is looked up as well. */
  @Override
  public Duration answerMax() {
    return settings == null ? CONNECT_MAX : settings.answerMax().plus(CONNECT_MAX).multipliedBy(2);
  }

  @Override
  public Outcome confirm(Confirmation wanted) {
    Map<String, Object> body =
        Map.of(
            "paymentKey", wanted.paymentKey(),
            "orderId", wanted.orderId(),
            "amount", wanted.amount().won());
    try {
      Answer answer = call(post(PAYMENTS + "confirm", body, wanted.request()));
      return switch (answer.status()) {
        case 200 -> payment(answer.body());
        // Somebody has asked before us: only the gateway's book says what came of it.
        case 400, 409 -> find(wanted.paymentKey());
        case 402, 403, 404 -> new Outcome.Declined(answer.code());
        default -> new Outcome.Unknown(answer.status() + " " + answer.code());
      };
    } catch (IOException | CallNotPermittedException e) {
      return new Outcome.Unknown(e.toString());
    }
  }

  @Override
  public Outcome find(String paymentKey) {
    try {
      Answer answer = call(request(PAYMENTS + paymentKey).GET());
      return switch (answer.status()) {
        case 200 -> payment(answer.body());
        case 404 -> new Outcome.Absent();
        default -> new Outcome.Unknown(answer.status() + " " + answer.code());
      };
    } catch (IOException | CallNotPermittedException e) {
      return new Outcome.Unknown(e.toString());
    }
  }

  @Override
  public Refund cancel(Cancellation wanted) {
    Map<String, Object> body =
        Map.of("cancelReason", wanted.reason(), "cancelAmount", wanted.amount().won());
    String path = PAYMENTS + wanted.paymentKey() + "/cancel";
    try {
      Answer answer = call(post(path, body, wanted.request()));
      return switch (answer.status()) {
        case 200 -> new Refund.Done(money(answer.body(), "balanceAmount"));
        case 400, 403, 404 -> new Refund.Refused(answer.code());
        default -> new Refund.Unknown(answer.status() + " " + answer.code());
      };
    } catch (IOException | CallNotPermittedException e) {
      return new Refund.Unknown(e.toString());
    }
  }

  private static Outcome payment(JsonNode body) {
    return switch (body.path("status").asString("")) {
      case "DONE", "PARTIAL_CANCELED", "CANCELED" ->
          new Outcome.Charged(
              body.path("orderId").asString(""),
              money(body, "totalAmount"),
              money(body, "balanceAmount"));
      case "READY", "IN_PROGRESS" -> new Outcome.UnderWay();
      case "ABORTED", "EXPIRED" -> new Outcome.Declined(body.path("status").asString(""));
      default -> new Outcome.Unknown("a payment of unknown status");
    };
  }

  private static Money money(JsonNode body, String field) {
    return new Money(body.path(field).asLong(0));
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
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
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

  private HttpRequest.Builder post(String path, Map<String, Object> body, String request)
      throws IOException {
    return request(path)
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", request)
        .POST(BodyPublishers.ofString(json.writeValueAsString(body)));
  }

  private HttpRequest.Builder request(String path) throws IOException {
    if (settings == null) {
      throw new IOException("no payment gateway is set up");
    }
    byte[] user = (settings.secret() + ":").getBytes(StandardCharsets.UTF_8);
    return HttpRequest.newBuilder(settings.url().resolve(path))
        .timeout(settings.answerMax())
        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(user));
  }
}
