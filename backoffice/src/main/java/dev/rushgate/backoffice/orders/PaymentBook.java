package dev.rushgate.backoffice.orders;

import dev.rushgate.backoffice.payment.Cashier;
import dev.rushgate.backoffice.payment.Payment;
import dev.rushgate.backoffice.payment.Payments;
import dev.rushgate.backoffice.platform.DatabaseClock;
import dev.rushgate.backoffice.wallet.Wallets;
import dev.rushgate.model.MemberId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** The durable step before the gateway is asked, and what is to be said after it. */
@Component
class PaymentBook {

  private final OrderLocks locks;
  private final OrderRepository orders;
  private final OrderSteps steps;
  private final OrderEnds ends;
  private final Payments payments;
  private final Wallets wallets;
  private final DatabaseClock clock;

  PaymentBook(
      OrderLocks locks,
      OrderRepository orders,
      OrderSteps steps,
      OrderEnds ends,
      Payments payments,
      Wallets wallets,
      DatabaseClock clock) {
    this.locks = locks;
    this.orders = orders;
    this.steps = steps;
    this.ends = ends;
    this.payments = payments;
    this.wallets = wallets;
    this.clock = clock;
  }

  /** What is to be done about a wish to pay. */
  sealed interface Begun {

    /** The gateway is to be asked. */
    record Asked(Payment payment) implements Begun {}

    record Ended(Paying.Outcome outcome) implements Begun {}
  }

  @Transactional
  Begun begin(MemberId member, long orderId, Tender tender, @Nullable String key, boolean again) {
    LockedOrder of = locks.lock(orderId).orElse(null);
    if (of == null || !of.order().member().equals(member)) {
      return new Begun.Ended(new Paying.Outcome.Unknown());
    }
    Payment known = key == null ? null : payments.withKey(key).orElse(null);
    if (known != null) {
      return goOn(of.order(), known, tender, again);
    }
    return switch (of.order().state()) {
      case TO_PAY -> begin(of, tender, key);
      case PAYING -> new Begun.Ended(new Paying.Outcome.Busy());
      case EXPIRED -> new Begun.Ended(new Paying.Outcome.Expired());
      case CANCELLED -> new Begun.Ended(new Paying.Outcome.Cancelled());
      case PAID, PARTLY_REFUNDED, REFUNDED -> {
        boolean same = again && key == null && of.order().tender().equals(tender);
        yield new Begun.Ended(
            same
                ? new Paying.Outcome.Paid(of.order().details())
                : new Paying.Outcome.AlreadyPaid());
      }
    };
  }

  private Begun begin(LockedOrder of, Tender tender, @Nullable String key) {
    Order order = of.order();
    Instant now = clock.now();
    if (!order.isPayable(now)) {
      return new Begun.Ended(new Paying.Outcome.Expired());
    }
    if (!tender.sum().equals(order.total())) {
      return new Begun.Ended(new Paying.Outcome.Mismatch(order.total()));
    }
    Payment payment =
        key == null
            ? null
            : payments.begin(
                Payment.Purpose.ORDER, order.id(), order.member(), tender.amount(), key);
    OrderState before = order.state();
    order.paymentBegun(tender, payment == null ? null : payment.id(), now);
    steps.made(order, before, StepCause.PAYMENT_BEGUN, now);
    if (tender.points().won() > 0) {
      if (wallets.use(order.member(), tender.points(), order.pointsCause())
          instanceof Wallets.Move.TooLittle(long balance)) {
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return new Begun.Ended(new Paying.Outcome.TooFewPoints(balance));
      }
    }
    if (payment != null) {
      return new Begun.Asked(payment);
    }
    ends.paid(of);
    return new Begun.Ended(new Paying.Outcome.Paid(order.details()));
  }

  /** The gateway was asked under this key before, by the same call or another. */
  private static Begun goOn(Order order, Payment known, Tender tender, boolean again) {
    if (!tender.sum().equals(order.total())) { // the payment knows its amount, and no points
      return new Begun.Ended(new Paying.Outcome.Mismatch(order.total()));
    }
    boolean same =
        known.purpose() == Payment.Purpose.ORDER
            && known.ownerId() == order.id()
            && known.amount().equals(tender.amount());
    if (!same) {
      return new Begun.Ended(new Paying.Outcome.KeyUsed());
    }
    if (known.state() == Payment.State.ASKED) {
      return new Begun.Asked(known);
    }
    Paying.Outcome end = end(order, known);
    boolean told = end instanceof Paying.Outcome.Paid && !again;
    return new Begun.Ended(told ? new Paying.Outcome.AlreadyPaid() : end);
  }

  /** What came of a payment. */
  @Transactional(readOnly = true)
  Paying.Outcome outcome(long paymentId) {
    Payment payment = payments.find(paymentId).orElseThrow();
    return end(orders.findById(payment.ownerId()).orElseThrow(), payment);
  }

  private static Paying.Outcome end(Order order, Payment payment) {
    return switch (payment.state()) {
      case ASKED -> new Paying.Outcome.UnderWay(order.details());
      case DECLINED ->
          Cashier.WITHDRAWN.equals(payment.code())
              ? new Paying.Outcome.Expired()
              : new Paying.Outcome.Declined(String.valueOf(payment.code()));
      case CHARGED ->
          switch (order.state()) {
            case PAID, PARTLY_REFUNDED, REFUNDED -> new Paying.Outcome.Paid(order.details());
            case TO_PAY, PAYING, EXPIRED, CANCELLED -> new Paying.Outcome.OutOfStock();
          };
    };
  }
}
