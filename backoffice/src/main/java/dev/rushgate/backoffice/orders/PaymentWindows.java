package dev.rushgate.backoffice.orders;

import dev.rushgate.backoffice.payment.Cashier;
import dev.rushgate.backoffice.payment.Payment;
import dev.rushgate.backoffice.platform.DatabaseClock;
import dev.rushgate.model.MemberId;
import dev.rushgate.model.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The gateway's windows in shoppers' browsers. One is opened before anything is paid, and what was
 * agreed to in it arrives here after it closed: so who opened it in time has some time more.
 */
@Service
public class PaymentWindows {

  private final OrderLocks locks;
  private final OrderSteps steps;
  private final Cashier cashier;
  private final DatabaseClock clock;

  PaymentWindows(OrderLocks locks, OrderSteps steps, Cashier cashier, DatabaseClock clock) {
    this.locks = locks;
    this.steps = steps;
    this.cashier = cashier;
    this.clock = clock;
  }

  /** What became of opening one. */
  public sealed interface Outcome {

    /**
     * It is open, now or since before.
     *
     * @param orderId under which the gateway is to keep the payment
     * @param amount of the order; less what is paid with points
     * @param until when a payment is taken; null for no end
     */
    record Open(String orderId, Money amount, @Nullable Instant until) implements Outcome {}

    record Refused(Paying.Outcome why) implements Outcome {}
  }

  /** Opens the window of a member's order; the time that it adds is added once. */
  @Transactional
  public Outcome open(MemberId member, long orderId) {
    if (!cashier.isOpen()) {
      return new Outcome.Refused(new Paying.Outcome.NoGateway());
    }
    LockedOrder of = locks.lock(orderId).orElse(null);
    if (of == null || !of.order().member().equals(member)) {
      return new Outcome.Refused(new Paying.Outcome.Unknown());
    }
    return switch (of.order().state()) {
      case TO_PAY -> open(of.order());
      case PAYING -> new Outcome.Refused(new Paying.Outcome.Busy());
      case EXPIRED -> new Outcome.Refused(new Paying.Outcome.Expired());
      case CANCELLED -> new Outcome.Refused(new Paying.Outcome.Cancelled());
      case PAID, PARTLY_REFUNDED, REFUNDED -> new Outcome.Refused(new Paying.Outcome.AlreadyPaid());
    };
  }

  private Outcome open(Order order) {
    Instant now = clock.now();
    if (!order.isPayable(now)) {
      return new Outcome.Refused(new Paying.Outcome.Expired());
    }
    if (order.openWindow(now)) {
      steps.made(order, order.state(), StepCause.WINDOW_OPENED, now);
    }
    return new Outcome.Open(Payment.referenceOf(order.id()), order.total(), order.payableUntil());
  }
}
