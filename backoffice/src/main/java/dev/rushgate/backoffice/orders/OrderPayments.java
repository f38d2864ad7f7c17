package dev.rushgate.backoffice.orders;

import dev.rushgate.backoffice.payment.Payment;
import dev.rushgate.backoffice.payment.PaymentOwner;
import dev.rushgate.backoffice.payment.Payments;
import dev.rushgate.backoffice.platform.DatabaseClock;
import dev.rushgate.backoffice.wallet.Wallets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of an order when its payment ends, however late and whoever asked the gateway. */
@Component
class OrderPayments implements PaymentOwner {

  static final String GONE = "OUT_OF_STOCK";

  private static final Logger LOG = LoggerFactory.getLogger(OrderPayments.class);

  private final OrderRepository orders;
  private final OrderLocks locks;
  private final OrderEnds ends;
  private final OrderSteps steps;
  private final Payments payments;
  private final Wallets wallets;
  private final DatabaseClock clock;

  OrderPayments(
      OrderRepository orders,
      OrderLocks locks,
      OrderEnds ends,
      OrderSteps steps,
      Payments payments,
      Wallets wallets,
      DatabaseClock clock) {
    this.orders = orders;
    this.locks = locks;
    this.ends = ends;
    this.steps = steps;
    this.payments = payments;
    this.wallets = wallets;
    this.clock = clock;
  }

  @Override
  public Payment.Purpose purpose() {
    return Payment.Purpose.ORDER;
  }

  @Override
  @Transactional(readOnly = true)
  public boolean isWanted(Payment payment) {
    return orders.findById(payment.ownerId()).filter(order -> order.awaits(payment)).isPresent();
  }

  @Override
  @Transactional
  public void charged(Payment payment) {
    LockedOrder of = locks.lock(payment.ownerId()).orElseThrow();
    if (!payments.endCharged(payment)) {
      return;
    }
    if (of.order().awaits(payment)) {
      ends.paid(of);
    } else if (of.order().isNewest(payment) && of.order().state() == OrderState.EXPIRED) {
      late(of, payment);
    } else {
      LOG.error("payment of no use order={} payment={}", of.order().id(), payment.id());
      giveBack(payment);
    }
  }

  private void late(LockedOrder of, Payment payment) {
    if (!ends.paidLate(of)) {
      giveBack(payment);
      failed(of.order(), StepCause.PAYMENT_LATE, GONE);
    }
  }

  private void giveBack(Payment payment) {
    payments.giveBack(
        payment, payment.amount(), "late:" + payment.id(), "The order's goods are gone.");
  }

  @Override
  @Transactional
  public void declined(Payment payment, String code) {
    LockedOrder of = locks.lock(payment.ownerId()).orElseThrow();
    if (payments.endDeclined(payment, code) && of.order().isNewest(payment)) {
      failed(of.order(), StepCause.PAYMENT_FAILED, code);
    }
  }

  private void failed(Order order, StepCause cause, @Nullable String reason) {
    OrderState before = order.state();
    Tender begun = order.tender();
    Instant now = clock.now();
    order.paymentFailed(now);
    steps.made(order, before, cause, now, reason);
    if (begun.points().won() > 0) {
      wallets.refund(order.member(), begun.points(), order.pointsCause() + ":back");
    }
  }
}
