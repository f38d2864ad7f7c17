package dev.rushgate.backoffice.orders;

import dev.rushgate.backoffice.outbox.Outbox;
import dev.rushgate.backoffice.platform.DatabaseClock;
import dev.rushgate.model.AdmissionId;
import dev.rushgate.model.Money;
import dev.rushgate.model.ReleaseReason;
import dev.rushgate.model.event.OrderCancelled;
import dev.rushgate.model.event.OrderExpired;
import dev.rushgate.model.event.OrderPaid;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Brings a locked order to an end: paid, expired or cancelled, with all that hangs on it. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class OrderEnds {

  private final OrderSteps steps;
  private final OrderGoods goods;
  private final Outbox outbox;
  private final DatabaseClock clock;

  OrderEnds(OrderSteps steps, OrderGoods goods, Outbox outbox, DatabaseClock clock) {
    this.steps = steps;
    this.goods = goods;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** What was begun is paid. */
  void paid(LockedOrder of) {
    OrderState before = of.order().state();
    Instant now = clock.now();
    of.order().paymentMade(now);
    unitPaid(of);
    tellPaid(of.order(), before, StepCause.PAYMENT_MADE, now);
  }

  void paidByHand(LockedOrder of) {
    OrderState before = of.order().state();
    Instant now = clock.now();
    of.order().paidByHand(now);
    unitPaid(of);
    tellPaid(of.order(), before, StepCause.PAID_BY_HAND, now);
  }

  /** A payment that came after the end; false when the goods are not to be had any more. */
  boolean paidLate(LockedOrder of) {
    Order order = of.order();
    if (!goods.takeAgain(order)) {
      return false;
    }
    OrderState before = order.state();
    Instant now = clock.now();
    order.paymentMade(now);
    tellPaid(order, before, StepCause.PAYMENT_LATE, now);
    return true;
  }

  /** False when it is not due. */
  boolean expired(LockedOrder of) {
    Order order = of.order();
    OrderState before = order.state();
    Instant now = clock.now();
    if (!order.expire(now)) {
      return false;
    }
    goods.giveBack(of, ReleaseReason.EXPIRED, now);
    steps.made(order, before, StepCause.TIME_OVER, now);
    outbox.tell(new OrderExpired(order.id(), order.member(), now));
    return true;
  }

  void cancelled(LockedOrder of, String reason) {
    Order order = of.order();
    OrderState before = order.state();
    Instant now = clock.now();
    order.cancel(now);
    goods.giveBack(of, ReleaseReason.CANCELLED, now);
    steps.made(order, before, StepCause.CANCELLED, now, reason);
    outbox.tell(new OrderCancelled(order.id(), order.member(), reason, now));
  }

  private static void unitPaid(LockedOrder of) {
    if (of.isOfDrop()) {
      of.dropStock().unitPaid();
    }
  }

  private void tellPaid(Order order, OrderState before, StepCause cause, Instant now) {
    steps.made(order, before, cause, now);
    AdmissionId admission = order.admission();
    OrderDetails.Amounts amounts = order.details().amounts();
    outbox.tell(
        new OrderPaid(
            order.id(),
            admission == null ? null : admission.drop(),
            order.member(),
            order.items().stream().map(OrderEnds::item).toList(),
            new Money(amounts.subtotal()),
            new Money(amounts.discount()),
            new Money(amounts.total()),
            new Money(amounts.points()),
            new Money(amounts.paid()),
            order.couponId(),
            now));
  }

  private static OrderPaid.Item item(OrderItem item) {
    return new OrderPaid.Item(
        item.productId(), item.name(), item.quantity(), new Money(item.unitPrice()));
  }
}
