package dev.rushgate.backoffice.orders;

import dev.rushgate.backoffice.drops.DropStock;
import dev.rushgate.backoffice.drops.DropStocks;
import dev.rushgate.backoffice.platform.DatabaseClock;
import dev.rushgate.model.DropId;
import dev.rushgate.model.MemberId;
import dev.rushgate.model.ReleaseReason;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What operators do with orders. Time is the database's, asked after the stock row was locked. */
@Service
public class Orders {

  private static final Logger LOG = LoggerFactory.getLogger(Orders.class);

  private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");

  private final OrderRepository orders;
  private final DropStocks drops;
  private final UnitReturns returns;
  private final DatabaseClock clock;

  Orders(OrderRepository orders, DropStocks drops, UnitReturns returns, DatabaseClock clock) {
    this.orders = orders;
    this.drops = drops;
    this.returns = returns;
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

  @Transactional(readOnly = true)
  public Page<OrderDetails> list(
      @Nullable String member, @Nullable Long dropId, @Nullable OrderState state, Pageable page) {
    return orders.newest(member, dropId, state, page).map(Order::details);
  }

  /** What a search finds, in the order of the page. */
  @Transactional(readOnly = true)
  public Page<OrderDetails> search(OrderSearch search, Pageable page) {
    Long id = ID.matcher(search.text()).matches() ? Long.valueOf(search.text()) : null;
    boolean anOrder = id != null && orders.existsById(id);
    String member = anOrder || search.text().isEmpty() ? null : search.text();
    if (member != null && MemberId.parse(member).isEmpty()) {
      return Page.empty(page); // the column compares with nothing else
    }
    return orders
        .search(anOrder ? id : null, member, search.dropId(), search.state(), page)
        .map(Order::details);
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
    return switch (order.pay(clock.now())) {
      case PAID -> {
        stock.unitPaid();
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
    if (order.cancel(now)) {
      var admission = Objects.requireNonNull(order.admission());
      returns.giveBack(stock, admission, ReleaseReason.CANCELLED, now);
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
