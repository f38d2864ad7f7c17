package dev.rushgate.backoffice.payment;

import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Brings to an end what was left in the middle: payments of which nobody heard, refunds that were
 * not made. Every server looks; who puts the next look off first does this one.
 */
@Component
class PaymentCare {

  private static final long PAUSE_MS = 500;
  private static final int DUE_MAX = 50;
  private static final int PAUSE_S_MAX = 60;
  private static final int DOUBLINGS_MAX = 6;

  private final PaymentLooks looks;
  private final RefundRows refunds;
  private final Cashier cashier;
  private final RefundMaker maker;
  private final PaymentGateway gateway;
  private final LooksAtOnce atOnce;

  PaymentCare(
      PaymentLooks looks,
      RefundRows refunds,
      Cashier cashier,
      RefundMaker maker,
      PaymentGateway gateway,
      LooksAtOnce atOnce) {
    this.looks = looks;
    this.refunds = refunds;
    this.cashier = cashier;
    this.maker = maker;
    this.gateway = gateway;
    this.atOnce = atOnce;
  }

  @Scheduled(fixedDelay = PAUSE_MS)
  void lookAtPayments() {
    LooksAtOnce.safely(
        "payments",
        () -> {
          for (Payment due : looks.due(Payment.State.ASKED, DUE_MAX)) {
            atOnce.begin("payment " + due.id(), () -> look(due));
          }
        });
  }

  private void look(Payment due) {
    if (looks.claim(due, busy())) {
      LooksAtOnce.safely("payment " + due.id(), () -> cashier.look(due));
      looks.later(due, pause(due.looks()));
    }
  }

  @Scheduled(fixedDelay = PAUSE_MS)
  void lookAtRefunds() {
    LooksAtOnce.safely(
        "refunds",
        () -> {
          for (Refund due : refunds.due(DUE_MAX)) {
            atOnce.begin("refund " + due.id(), () -> look(due));
          }
        });
  }

  private void look(Refund due) {
    if (refunds.claim(due, busy())) {
      maker.make(due);
    }
  }

  /** Longer than a look takes: it asks the gateway, and then maybe asks it to do something. */
  private Duration busy() {
    return gateway.answerMax().multipliedBy(2);
  }

  /** Soon at first, then at most once a minute. */
  static Duration pause(int looks) {
    return Duration.ofSeconds(Math.min(PAUSE_S_MAX, 1L << Math.min(looks, DOUBLINGS_MAX)));
  }
}
