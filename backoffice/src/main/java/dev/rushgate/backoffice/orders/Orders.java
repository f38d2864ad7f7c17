package dev.rushgate.backoffice.orders;

import dev.rushgate.backoffice.audit.AuditLog;
import dev.rushgate.backoffice.audit.Subject;
import dev.rushgate.backoffice.drops.DropStock;
import dev.rushgate.backoffice.drops.DropStocks;
import dev.rushgate.backoffice.platform.DatabaseClock;
import dev.rushgate.backoffice.platform.Ids;
import dev.rushgate.model.DropId;
import dev.rushgate.model.MemberId;
import dev.rushgate.model.ReleaseReason;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What operators do with orders. Time is the database's, asked after the stock row was locked. */
@Service
public class Orders {

  private static final Logger LOG = LoggerFactory.getLogger(Orders.class);

  private final OrderRepository orders;
  private final OrderFinder finder;
  private final DropStocks drops;
  private final UnitReturns returns;
  private final AuditLog audit;
  private final DatabaseClock clock;

  Orders(
      OrderRepository orders,
      OrderFinder finder,
      DropStocks drops,
      UnitReturns returns,
      AuditLog audit,
      DatabaseClock clock) {
    this.orders = orders;
    this.finder = finder;
    this.drops = drops;
    this.returns = returns;
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

  @Transactional
  public Change markPaid(long orderId) {
    return locked(orderId, this::markPaid);
  }

  private Change markPaid(Order order, DropStock stock) {
    OrderDetails before = order.details();
    return switch (order.pay(clock.now())) {
      case PAID -> {
        stock.unitPaid();
        audit.changed(Subject.order(order.id()), "paid", before, order.details());
        LOG.info("order paid order={} admission={}", order.id(), order.admission());
        yield new Change.Done(order.details());
      }
      case PAID_BEFORE -> new Change.Done(order.details());
      case TOO_LATE -> new Change.Expired();
      case CANCELLED -> new Change.Cancelled();
    };
  }

  /** Ends an unpaid order; its unit goes to the next in line. */
  @Transactional
  public Change cancel(long orderId, String reason) {
    return locked(orderId, (order, stock) -> cancel(order, stock, reason));
  }

  private Change cancel(Order order, DropStock stock, String reason) {
    Instant now = clock.now();
    OrderDetails before = order.details();
    if (order.cancel(now)) {
      var admission = Objects.requireNonNull(order.admission());
      returns.giveBack(stock, admission, ReleaseReason.CANCELLED, now);
      audit.changed(Subject.order(order.id()), "cancelled", before, order.details(), reason);
      LOG.info(
          "order cancelled order={} admission={} reason={}", order.id(), admission, plain(reason));
      return new Change.Done(order.details());
    }
    return switch (order.state()) {
      case CANCELLED -> new Change.Done(order.details());
      case EXPIRED -> new Change.Expired();
      case TO_PAY, PAYING, PAID, REFUNDED, PARTLY_REFUNDED -> new Change.AlreadyPaid();
    };
  }

  private Change locked(long orderId, BiFunction<Order, DropStock, Change> change) {
    Long drop = orders.dropOf(orderId).orElse(null);
    if (drop == null) {
      return new Change.Unknown();
    }
    DropStock stock = drops.lock(new DropId(drop)).orElseThrow();
    return change.apply(orders.findById(orderId).orElseThrow(), stock);
  }

  private static String plain(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }
}
