package dev.rushgate.backoffice.payment;

import dev.rushgate.backoffice.payment.PaymentDetails.Differs;
import dev.rushgate.backoffice.payment.PaymentGateway.Outcome;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Compares payments that have ended with the gateway's book: an hour and a day after their end, and
 * when it gives a hint. It may have charged what was given up here, or given back by itself.
 */
@Component
class PaymentCheck {

  private static final Logger LOG = LoggerFactory.getLogger(PaymentCheck.class);
  private static final long PAUSE_MS = 1_000;
  private static final int AT_ONCE_MAX = 50;

  /** A look that found nothing out is made again after it. */
  private static final Duration AGAIN = Duration.ofMinutes(10);

  private final PaymentLooks looks;
  private final PaymentGateway gateway;
  private final Comparison comparison;

  PaymentCheck(PaymentLooks looks, PaymentGateway gateway, Comparison comparison) {
    this.looks = looks;
    this.gateway = gateway;
    this.comparison = comparison;
  }

  @Scheduled(fixedDelay = PAUSE_MS)
  void look() {
    for (Payment.State state :
        new Payment.State[] {Payment.State.DECLINED, Payment.State.CHARGED}) {
      PaymentCare.safely(
          "ended payments",
          () -> {
            for (Payment due : looks.due(state, AT_ONCE_MAX)) {
              if (looks.claim(due, gateway.answerMax())) {
                PaymentCare.safely("ended payment " + due.id(), () -> look(due));
              }
            }
          });
    }
  }

  private void look(Payment ended) {
    Long held = held(ended, gateway.find(ended.key()));
    if (held == null) {
      looks.later(ended, AGAIN);
      return;
    }
    Differs found = comparison.of(ended, held);
    if (found != null) {
      LOG.error("payment differs payment={} how={} held={}", ended.id(), found, held);
    }
  }

  /** In won; null when that is not to be found out now. */
  private static @Nullable Long held(Payment ended, Outcome found) {
    return switch (found) {
      case Outcome.Charged charged ->
          charged.orderId().equals(ended.reference()) ? charged.balance().won() : 0L;
      case Outcome.Declined declined -> 0L;
      case Outcome.Absent absent -> 0L;
      case Outcome.UnderWay underWay -> null;
      case Outcome.Unknown unknown -> null;
    };
  }
}
