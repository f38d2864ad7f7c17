package dev.rushgate.backoffice.orders;

import dev.rushgate.backoffice.audit.AuditLog;
import dev.rushgate.backoffice.audit.Subject;
import dev.rushgate.backoffice.platform.DatabaseClock;
import dev.rushgate.backoffice.platform.Ids;
import dev.rushgate.model.MemberId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What operators do with orders. Time is the database's, asked after the stock row was locked. */
@Service
public class Orders {

  private final OrderRepository orders;
  private final OrderFinder finder;
  private final OrderLocks locks;
  private final OrderEnds ends;
  private final OrderSteps steps;
  private final RefundBook refunds;
  private final AuditLog audit;
  private final DatabaseClock clock;

  Orders(
      OrderRepository orders,
      OrderFinder finder,
      OrderLocks locks,
      OrderEnds ends,
      OrderSteps steps,
      RefundBook refunds,
      AuditLog audit,
      DatabaseClock clock) {
    this.orders = orders;
    this.finder = finder;
    this.locks = locks;
    this.ends = ends;
    this.steps = steps;
    this.refunds = refunds;
    this.audit = audit;
    this.clock = clock;
  }

  /** What became of what an operator wanted of an order. */
  public sealed interface Change {

    /** As wanted, now or before. */
    record Done(OrderDetails order) implements Change {}

    record Unknown() implements Change {}

    record Expired() implements Change {}

    record Cancelled() implements Change {}

    record AlreadyPaid() implements Change {}

    /** Its member is paying just now. */
    record Paying() implements Change {}
  }

  /** What a search finds, in the order of the page. */
  @Transactional(readOnly = true)
  public Page<OrderDetails> search(OrderSearch search, Pageable page) {
    OptionalLong id = Ids.parse(search.text());
    boolean anOrder = id.isPresent() && orders.existsById(id.getAsLong());
    boolean aMember = search.text().isEmpty() || MemberId.parse(search.text()).isPresent();
    if (!anOrder && !aMember) {
      return Page.empty(page); // the column compares with nothing else
    }
    Page<Long> ids = finder.find(search, anOrder, page);
    Map<Long, OrderDetails> found =
        orders.findAllById(ids).stream()
            .map(Order::details)
            .collect(Collectors.toMap(OrderDetails::id, Function.identity()));
    List<OrderDetails> inOrder = ids.stream().map(found::get).filter(Objects::nonNull).toList();
    return new PageImpl<>(inOrder, page, ids.getTotalElements());
  }

  @Transactional(readOnly = true)
  public Optional<OrderDetails> find(long orderId) {
    return orders.findById(orderId).map(Order::details);
  }

  /** The day is that of the zone. */
  @Transactional(readOnly = true)
  public TodaysOrders today(ZoneId zone) {
    Instant dayBegan = clock.now().atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    return new TodaysOrders(orders.countByState(OrderState.TO_PAY), orders.paidSince(dayBegan));
  }

  /** All that went back of it, the oldest first. */
  @Transactional(readOnly = true)
  public List<OrderRefund> refunds(long orderId) {
    return refunds.of(orderId);
  }

  /** Its steps after it was placed, the oldest first. */
  @Transactional(readOnly = true)
  public List<OrderStep> steps(long orderId) {
    return steps.of(orderId);
  }

  @Transactional
  public Change markPaid(long orderId) {
    return locks.lock(orderId).map(this::markPaid).orElseGet(Change.Unknown::new);
  }

  private Change markPaid(LockedOrder of) {
    Order order = of.order();
    return switch (order.state()) {
      case PAID, PARTLY_REFUNDED, REFUNDED -> new Change.Done(order.details());
      case PAYING -> new Change.Paying();
      case EXPIRED -> new Change.Expired();
      case CANCELLED -> new Change.Cancelled();
      case TO_PAY -> {
        if (!order.isPayable(clock.now())) {
          yield new Change.Expired();
        }
        OrderDetails before = order.details();
        ends.paidByHand(of);
        audit.changed(Subject.order(order.id()), "paid", before, order.details());
        yield new Change.Done(order.details());
      }
    };
  }

  /** Ends an unpaid order; what it held goes back, a deal's unit to the next in line. */
  @Transactional
  public Change cancel(long orderId, String reason) {
    return locks.lock(orderId).map(of -> cancel(of, reason)).orElseGet(Change.Unknown::new);
  }

  private Change cancel(LockedOrder of, String reason) {
    Order order = of.order();
    return switch (order.state()) {
      case CANCELLED -> new Change.Done(order.details());
      case EXPIRED -> new Change.Expired();
      case PAYING -> new Change.Paying();
      case PAID, REFUNDED, PARTLY_REFUNDED -> new Change.AlreadyPaid();
      case TO_PAY -> {
        OrderDetails before = order.details();
        ends.cancelled(of, reason);
        audit.changed(Subject.order(order.id()), "cancelled", before, order.details(), reason);
        yield new Change.Done(order.details());
      }
    };
  }
}
