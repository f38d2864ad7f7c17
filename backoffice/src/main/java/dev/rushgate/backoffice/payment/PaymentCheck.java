package dev.rushgate.backoffice.payment;

import dev.rushgate.backoffice.payment.PaymentDetails.Differs;
import dev.rushgate.backoffice.payment.PaymentGateway.Outcome;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Compares payments that have ended with the gateway's book: an hour and a day after their end, and
 * when it gives a hint. It may have charged what was given up here, or given back by itself; and of
 * what it did not charge under our key it is asked whether it did so under another.
 */
@Component
class PaymentCheck {

  private static final Logger LOG = LoggerFactory.getLogger(PaymentCheck.class);
  private static final long PAUSE_MS = 1_000;
  private static final int DUE_MAX = 50;

  /** A look that found nothing out is made again after it. */
  private static final Duration AGAIN = Duration.ofMinutes(10);

  private final PaymentLooks looks;
  private final PaymentRows payments;
  private final PaymentGateway gateway;
  private final Comparison comparison;
  private final LooksAtOnce atOnce;

  PaymentCheck(
      PaymentLooks looks,
      PaymentRows payments,
      PaymentGateway gateway,
      Comparison comparison,
      LooksAtOnce atOnce) {
    this.looks = looks;
    this.payments = payments;
    this.gateway = gateway;
    this.comparison = comparison;
    this.atOnce = atOnce;
  }

  @Scheduled(fixedDelay = PAUSE_MS)
  void look() {
    lookAt(Payment.State.DECLINED);
    lookAt(Payment.State.CHARGED);
  }

  private void lookAt(Payment.State state) {
    LooksAtOnce.safely(
        "ended payments",
        () -> {
          for (Payment due : looks.due(state, DUE_MAX)) {
            atOnce.begin("ended payment " + due.id(), () -> look(due));
          }
        });
  }

  private void look(Payment ended) {
    if (looks.claim(ended, gateway.answerMax())) {
      compare(ended, gateway.find(ended.key()));
    }
  }

  private void compare(Payment ended, Outcome own) {
    Outcome ofOrder = ofOrder(ended, own);
    if (saysNothing(own) || ofOrder instanceof Outcome.Unknown) {
      looks.later(ended, AGAIN);
      return;
    }
    long held = own instanceof Outcome.Charged charged && isOf(ended, charged) ? won(charged) : 0;
    Differs found = comparison.of(ended, held, isStray(ofOrder));
    if (found != null) {
      LOG.error("payment differs payment={} how={} held={}", ended.id(), found, held);
    }
  }

  /** An order id is charged once at the gateway: where it is this payment, there is no other. */
  private Outcome ofOrder(Payment ended, Outcome own) {
    boolean isIt = own instanceof Outcome.Charged charged && isOf(ended, charged);
    return isIt || saysNothing(own) ? own : gateway.findOfOrder(ended.reference());
  }

  private boolean isStray(Outcome ofOrder) {
    return ofOrder instanceof Outcome.Charged charged
        && won(charged) > 0
        && payments.withKey(charged.paymentKey()).isEmpty();
  }

  private static boolean saysNothing(Outcome own) {
    return own instanceof Outcome.UnderWay || own instanceof Outcome.Unknown;
  }

  private static boolean isOf(Payment ended, Outcome.Charged found) {
    return found.orderId().equals(ended.reference());
  }

  private static long won(Outcome.Charged found) {
    return found.balance().won();
  }
}
