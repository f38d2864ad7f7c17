package dev.rushgate.backoffice.payment;

import dev.rushgate.backoffice.payment.TossCalls.Answer;
import dev.rushgate.model.Money;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Toss Payments. Whatever is not a clear answer is {@code Unknown}. */
@Component
class TossGateway implements PaymentGateway {

  private static final String PAYMENTS = "/v1/payments/";

  /** On top of each call: for its answer to be written down. */
  private static final Duration MORE = Duration.ofSeconds(2);

  /** Refusals of which Toss says that the same can be asked for again later. */
  private static final Set<String> NOT_NOW =
      Set.of(
          "PROVIDER_ERROR",
          "FORBIDDEN_CONSECUTIVE_REQUEST",
          "NOT_AVAILABLE_BANK",
          "FAILED_REFUND_PROCESS",
          "FAILED_PARTIAL_REFUND",
          "FAILED_METHOD_HANDLING_CANCEL",
          "FAILED_INTERNAL_SYSTEM_PROCESSING",
          "FAILED_PAYMENT_INTERNAL_SYSTEM_PROCESSING",
          "COMMON_ERROR");

  private final TossCalls toss;

  TossGateway(TossCalls toss) {
    this.toss = toss;
  }

  @Override
  public boolean isSetUp() {
    return toss.isSetUp();
  }

  /** A confirmation that was made before is looked up as well. */
  @Override
  public Duration answerMax() {
    return toss.answerMax().plus(MORE).multipliedBy(2);
  }

  @Override
  public Outcome confirm(Confirmation wanted) {
    Map<String, Object> body =
        Map.of(
            "paymentKey", wanted.paymentKey(),
            "orderId", wanted.orderId(),
            "amount", wanted.amount().won());
    try {
      Answer answer = toss.post(PAYMENTS + "confirm", body, wanted.request());
      return switch (answer.status()) {
        case 200 -> payment(answer.body());
        // Somebody has asked before us: only the gateway's book says what came of it.
        case 400, 409 -> find(wanted.paymentKey());
        case 402, 403, 404 ->
            NOT_NOW.contains(answer.code())
                ? find(wanted.paymentKey())
                : new Outcome.Declined(answer.code());
        default -> new Outcome.Unknown(answer.unclear());
      };
    } catch (IOException | CallNotPermittedException e) {
      return new Outcome.Unknown(e.toString());
    }
  }

  @Override
  public Outcome find(String paymentKey) {
    return look(PAYMENTS + paymentKey);
  }

  @Override
  public Outcome findOfOrder(String orderId) {
    return look(PAYMENTS + "orders/" + orderId);
  }

  private Outcome look(String path) {
    try {
      Answer answer = toss.get(path);
      return switch (answer.status()) {
        case 200 -> payment(answer.body());
        case 404 -> new Outcome.Absent();
        default -> new Outcome.Unknown(answer.unclear());
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
      Answer answer = toss.post(path, body, wanted.request());
      return switch (answer.status()) {
        case 200 -> new Refund.Done(money(answer.body(), "balanceAmount"));
        case 400, 403, 404 ->
            NOT_NOW.contains(answer.code())
                ? new Refund.NotNow(answer.code())
                : new Refund.Refused(answer.code());
        default -> new Refund.Unknown(answer.unclear());
      };
    } catch (IOException | CallNotPermittedException e) {
      return new Refund.Unknown(e.toString());
    }
  }

  private static Outcome payment(JsonNode body) {
    return switch (body.path("status").asString("")) {
      case "DONE", "PARTIAL_CANCELED", "CANCELED" ->
          new Outcome.Charged(
              body.path("paymentKey").asString(""),
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
}
