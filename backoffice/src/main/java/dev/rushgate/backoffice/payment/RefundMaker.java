package dev.rushgate.backoffice.payment;

import dev.rushgate.backoffice.payment.PaymentGateway.Outcome;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks the gateway for a refund that is wanted, and writes down what came of it. */
@Component
class RefundMaker {

  /** After so many looks, about a day, a refusal for now is one for good. */
  static final int LOOKS_MAX = 100;

  private static final Logger LOG = LoggerFactory.getLogger(RefundMaker.class);
  private static final int PAUSE_S_MAX = 15 * 60;
  private static final int DOUBLINGS_MAX = 10;

  private final PaymentRows payments;
  private final RefundRows refunds;
  private final PaymentGateway gateway;

  RefundMaker(PaymentRows payments, RefundRows refunds, PaymentGateway gateway) {
    this.payments = payments;
    this.refunds = refunds;
    this.gateway = gateway;
  }

  /** Of a refund that was claimed. */
  void make(Refund due) {
    Payment payment = payments.find(due.paymentId()).orElseThrow();
    var wanted =
        new PaymentGateway.Cancellation(payment.key(), due.amount(), due.reason(), due.reference());
    switch (gateway.cancel(wanted)) {
      case PaymentGateway.Refund.Done done -> {
        LOG.info("refunded refund={} payment={} won={}", due.id(), payment.id(), due.amount());
        refunds.end(due.id(), Refund.State.DONE, "");
      }
      case PaymentGateway.Refund.Refused(String code) -> refused(due, code);
      case PaymentGateway.Refund.NotNow(String code) -> notNow(due, payment, code);
      case PaymentGateway.Refund.Unknown(String why) -> {
        LOG.warn("refund without an answer refund={} why={}", due.id(), why);
        refunds.later(due, PaymentCare.pause(due.looks()));
      }
    }
  }

  private void refused(Refund due, String code) {
    LOG.error("refund refused refund={} payment={} code={}", due.id(), due.paymentId(), code);
    refunds.end(due.id(), Refund.State.REFUSED, code);
  }

  private void notNow(Refund due, Payment payment, String code) {
    if (due.looks() >= LOOKS_MAX) {
      refused(due, code);
      return;
    }
    LOG.warn("refund refused for now refund={} code={}", due.id(), code);
    var pause =
        Duration.ofSeconds(Math.min(PAUSE_S_MAX, 1L << Math.min(due.looks(), DOUBLINGS_MAX)));
    if (isNotMade(payment)) {
      refunds.anew(due, pause);
    } else {
      refunds.later(due, pause);
    }
  }

  /**
   * Whether the gateway gave back nothing but what we know of, so that this refund cannot be among
   * it, whatever was answered. Only then is it asked for as a new request; else it could be made
   * twice. Our own book is read first: what it has then, the gateway's has as well.
   */
  private boolean isNotMade(Payment payment) {
    long known = refunds.done(payment.id());
    return gateway.find(payment.key()) instanceof Outcome.Charged found
        && found.charged().won() - found.balance().won() == known;
  }
}
