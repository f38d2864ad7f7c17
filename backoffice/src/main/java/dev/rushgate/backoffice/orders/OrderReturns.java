package dev.rushgate.backoffice.orders;

import dev.rushgate.backoffice.audit.AuditLog;
import dev.rushgate.backoffice.audit.Subject;
import dev.rushgate.model.MemberId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Orders that are given up: by their member, paid or not, or by the staff once they are paid. */
@Service
public class OrderReturns {

  private final OrderLocks locks;
  private final OrderEnds ends;
  private final OrderRefunds refunds;
  private final AuditLog audit;

  OrderReturns(OrderLocks locks, OrderEnds ends, OrderRefunds refunds, AuditLog audit) {
    this.locks = locks;
    this.ends = ends;
    this.refunds = refunds;
    this.audit = audit;
  }

  /** What became of it. */
  public sealed interface Outcome {

    /** As wanted, now or before. */
    record Done(OrderDetails order) implements Outcome {}

    record Unknown() implements Outcome {}

    /** A payment of it is under way; nobody knows yet what there is to give back. */
    record Paying() implements Outcome {}

    record NotPaid() implements Outcome {}

    record Expired() implements Outcome {}

    /** So many units of that are not left. */
    record TooMany() implements Outcome {}

    /** The request was made before, and wanted something else. */
    record OtherBefore() implements Outcome {}
  }

  /** A member gives up an unpaid order, or gets back what was paid, whole or in part. */
  @Transactional
  public Outcome byMember(MemberId member, long orderId, Returned wanted) {
    LockedOrder of = locks.lock(orderId).orElse(null);
    if (of == null || !of.order().member().equals(member)) {
      return new Outcome.Unknown();
    }
    Order order = of.order();
    return switch (order.state()) {
      case TO_PAY -> {
        if (wanted.units() != null) {
          yield new Outcome.NotPaid(); // in part only what is paid can be given up
        }
        ends.cancelled(of, wanted.reason());
        yield new Outcome.Done(order.details());
      }
      case PAYING -> new Outcome.Paying();
      case EXPIRED -> new Outcome.Expired();
      case CANCELLED -> new Outcome.Done(order.details());
      case PAID, PARTLY_REFUNDED, REFUNDED -> refund(of, wanted);
    };
  }

  /** Somebody on the staff gives back what was paid. */
  @Transactional
  public Outcome byStaff(long orderId, Returned wanted) {
    LockedOrder of = locks.lock(orderId).orElse(null);
    if (of == null) {
      return new Outcome.Unknown();
    }
    OrderDetails before = of.order().details();
    return switch (before.state()) {
      case PAYING -> new Outcome.Paying();
      case TO_PAY, EXPIRED, CANCELLED -> new Outcome.NotPaid();
      case PAID, PARTLY_REFUNDED, REFUNDED -> {
        Outcome outcome = refund(of, wanted);
        OrderDetails after = of.order().details();
        if (!before.equals(after)) {
          audit.changed(Subject.order(orderId), "refunded", before, after, wanted.reason());
        }
        yield outcome;
      }
    };
  }

  private Outcome refund(LockedOrder of, Returned wanted) {
    Order order = of.order();
    boolean nothingLeft = order.state() == OrderState.REFUNDED && wanted.units() == null;
    return switch (refunds.before(order, wanted)) {
      case SAME -> new Outcome.Done(order.details());
      case OTHER -> new Outcome.OtherBefore();
      case NOTHING ->
          nothingLeft || refunds.refund(of, wanted)
              ? new Outcome.Done(order.details())
              : new Outcome.TooMany();
    };
  }
}
