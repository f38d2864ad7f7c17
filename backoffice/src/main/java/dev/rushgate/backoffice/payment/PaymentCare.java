package dev.rushgate.backoffice.payment;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Brings to an end what was left in the middle: payments of which nobody heard, refunds that were
 * not made. Every server looks; who puts the next look off first does this one.
 */
@Component
class PaymentCare {

  private static final Logger LOG = LoggerFactory.getLogger(PaymentCare.class);
  private static final long PAUSE_MS = 500;
  private static final int AT_ONCE_MAX = 50;
  private static final int PAUSE_S_MAX = 60;
  private static final int DOUBLINGS_MAX = 6;

  private final PaymentRows payments;
  private final PaymentLooks looks;
  private final RefundRows refunds;
  private final Cashier cashier;
  private final PaymentGateway gateway;

  PaymentCare(
      PaymentRows payments,
      PaymentLooks looks,
      RefundRows refunds,
      Cashier cashier,
      PaymentGateway gateway) {
    this.payments = payments;
    this.looks = looks;
    this.refunds = refunds;
    this.cashier = cashier;
    this.gateway = gateway;
  }

  @Scheduled(fixedDelay = PAUSE_MS)
  void lookAtPayments() {
    safely(
        "payments",
        () -> {
          for (Payment due : looks.due(Payment.State.ASKED, AT_ONCE_MAX)) {
            if (looks.claim(due, gateway.answerMax().multipliedBy(2))) {
              safely("payment " + due.id(), () -> cashier.look(due));
              looks.later(due, pause(due.looks()));
            }
          }
        });
  }

  @Scheduled(fixedDelay = PAUSE_MS)
  void lookAtRefunds() {
    safely(
        "refunds",
        () -> {
          for (Refund due : refunds.due(AT_ONCE_MAX)) {
            if (refunds.later(due, pause(due.looks()))) {
              safely("refund " + due.id(), () -> refund(due));
            }
          }
        });
  }

  private void refund(Refund due) {
    Payment payment = payments.find(due.paymentId()).orElseThrow();
    var wanted =
        new PaymentGateway.Cancellation(payment.key(), due.amount(), due.reason(), due.reference());
    switch (gateway.cancel(wanted)) {
      case PaymentGateway.Refund.Done done -> {
        LOG.info("refunded refund={} payment={} won={}", due.id(), payment.id(), due.amount());
        refunds.end(due.id(), Refund.State.DONE, "");
      }
      case PaymentGateway.Refund.Refused(String code) -> {
        LOG.error("refund refused refund={} payment={} code={}", due.id(), payment.id(), code);
        refunds.end(due.id(), Refund.State.REFUSED, code);
      }
      case PaymentGateway.Refund.Unknown(String why) ->
          LOG.warn("refund without an answer refund={} why={}", due.id(), why);
    }
  }

  /** Soon at first, then at most once a minute. */
  private static Duration pause(int looks) {
    return Duration.ofSeconds(Math.min(PAUSE_S_MAX, 1L << Math.min(looks, DOUBLINGS_MAX)));
  }

  static void safely(String what, Runnable look) {
    try {
      look.run();
    } catch (RuntimeException e) { // it is due again after the pause
      LOG.warn("look failed of={} cause={}", what, e.toString());
    }
  }
}
