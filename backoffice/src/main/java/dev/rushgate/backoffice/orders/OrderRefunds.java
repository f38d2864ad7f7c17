package dev.rushgate.backoffice.orders;

import dev.rushgate.backoffice.outbox.Outbox;
import dev.rushgate.backoffice.payment.Payment;
import dev.rushgate.backoffice.payment.Payments;
import dev.rushgate.backoffice.platform.DatabaseClock;
import dev.rushgate.backoffice.platform.Ids;
import dev.rushgate.backoffice.wallet.Wallets;
import dev.rushgate.model.Money;
import dev.rushgate.model.event.OrderRefunded;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives back what was paid, whole or in part: goods, money, points and, with the last of it, the
 * coupon. Money goes back first, points when no money is left.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class OrderRefunds {

  private final RefundBook book;
  private final OrderGoods goods;
  private final OrderSteps steps;
  private final Payments payments;
  private final Wallets wallets;
  private final Outbox outbox;
  private final Ids ids;
  private final DatabaseClock clock;

  OrderRefunds(
      RefundBook book,
      OrderGoods goods,
      OrderSteps steps,
      Payments payments,
      Wallets wallets,
      Outbox outbox,
      Ids ids,
      DatabaseClock clock) {
    this.book = book;
    this.goods = goods;
    this.steps = steps;
    this.payments = payments;
    this.wallets = wallets;
    this.outbox = outbox;
    this.ids = ids;
    this.clock = clock;
  }

  /** False when so many units are not left to come back; then nothing changed. */
  boolean refund(LockedOrder of, Returned wanted) {
    Order order = of.order();
    Optional<RefundPlan> plan = RefundPlan.of(order.details(), wanted.units());
    if (plan.isEmpty()) {
      return false;
    }
    refund(of, wanted, plan.get());
    return true;
  }

  /** Whether the wish went through before, or another one under its name. */
  RefundBook.Before before(Order order, Returned wanted) {
    return book.before(order.id(), wanted);
  }

  private void refund(LockedOrder of, Returned wanted, RefundPlan plan) {
    Order order = of.order();
    OrderState before = order.state();
    Instant now = clock.now();
    Money money = book.moneyOf(order.id(), order.tender().amount(), plan.amount());
    Money points = new Money(plan.amount()).minus(money);
    order.refund(plan.unitsByLine(), plan.amount(), now);
    boolean whole = order.state() == OrderState.REFUNDED;
    goods.takeBack(of, units(order, plan.unitsByLine()), now);
    if (whole) {
      goods.couponBack(order);
    }
    long id = ids.next();
    Payment payment = Optional.ofNullable(order.paymentId()).flatMap(payments::find).orElse(null);
    Long paymentId = payment == null ? null : payment.id();
    book.insert(new RefundBook.Row(id, order.id(), wanted, money, points, paymentId), now);
    String cause = "refund:" + id;
    if (payment != null && money.won() > 0) {
      payments.giveBack(payment, money, cause, wanted.reason());
    }
    if (points.won() > 0) {
      wallets.refund(order.member(), points, cause);
    }
    steps.made(order, before, StepCause.REFUNDED, now, wanted.reason());
    outbox.tell(
        new OrderRefunded(
            order.id(), id, order.member(), money, points, whole, wanted.reason(), now));
  }

  private static SortedMap<Long, Integer> units(Order order, Map<Integer, Integer> byLine) {
    var units = new TreeMap<Long, Integer>();
    byLine.forEach(
        (line, count) -> units.merge(order.items().get(line).productId(), count, Integer::sum));
    return units;
  }
}
