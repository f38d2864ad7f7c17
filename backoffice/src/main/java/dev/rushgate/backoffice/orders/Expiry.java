package dev.rushgate.backoffice.orders;

import static dev.rushgate.backoffice.orders.OrderState.PAYING;
import static dev.rushgate.backoffice.orders.OrderState.TO_PAY;

import dev.rushgate.backoffice.platform.DatabaseClock;
import dev.rushgate.backoffice.platform.Jobs;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Limit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks every second for orders that were not paid in time. One server does it, whichever lives.
 */
@Component
class Expiry {

  private static final Logger LOG = LoggerFactory.getLogger(Expiry.class);
  private static final String JOB = "order-expiry";
  private static final long PAUSE_MS = 1_000;
  private static final Duration LOCK_MAX = Duration.ofSeconds(30);
  private static final int ORDERS_PER_ROUND_MAX = 500;
  private static final int ROUNDS_MAX = 10;
  private static final int ORDERS_PER_TRANSACTION_MAX = 50;
  private static final DueOrder FIRST = new DueOrder(0, null, Instant.EPOCH); // before all

  private final OrderRepository orders;
  private final ExpiringOrders expiring;
  private final DatabaseClock clock;
  private final Jobs jobs;
  private final Counter expired;

  Expiry(
      OrderRepository orders,
      ExpiringOrders expiring,
      DatabaseClock clock,
      Jobs jobs,
      MeterRegistry metrics) {
    this.orders = orders;
    this.expiring = expiring;
    this.clock = clock;
    this.jobs = jobs;
    this.expired = metrics.counter("rushgate.orders.expired");
  }

  @Scheduled(fixedDelay = PAUSE_MS)
  void look() {
    try {
      if (isAnyDue()) {
        jobs.alone(JOB, LOCK_MAX, this::expireDue);
      }
    } catch (RuntimeException e) { // the orders are still due at the next look
      LOG.warn("order expiry failed cause={}", e.toString());
    }
  }

  private boolean isAnyDue() {
    Instant now = clock.now();
    return !due(TO_PAY, now, FIRST, 1).isEmpty() || !due(PAYING, now, FIRST, 1).isEmpty();
  }

  void expireDue() {
    Instant now = clock.now();
    expireDue(TO_PAY, now);
    expireDue(PAYING, now);
  }

  /** A payment that was begun in time has some time more. */
  private List<DueOrder> due(OrderState state, Instant now, DueOrder after, int atMost) {
    Instant end = state == PAYING ? now.minus(Order.PAYING_MAX) : now;
    return orders.due(state, end, now, after.payBy(), after.id(), Limit.of(atMost));
  }

  /** Round after round, past those that could not be ended, so that they stand in nobody's way. */
  private void expireDue(OrderState state, Instant now) {
    DueOrder last = FIRST;
    for (int round = 0; round < ROUNDS_MAX; round++) {
      List<DueOrder> due = due(state, now, last, ORDERS_PER_ROUND_MAX);
      var byDrop = new LinkedHashMap<Long, List<Long>>();
      for (DueOrder order : due) {
        Long drop = order.dropId();
        if (drop == null) {
          tryToExpire(null, List.of(order.id()));
        } else {
          byDrop.computeIfAbsent(drop, first -> new ArrayList<>()).add(order.id());
        }
      }
      byDrop.forEach(this::expire);
      if (due.size() < ORDERS_PER_ROUND_MAX) {
        return;
      }
      last = due.getLast();
    }
  }

  private void expire(Long drop, List<Long> ids) {
    for (int from = 0; from < ids.size(); from += ORDERS_PER_TRANSACTION_MAX) {
      int to = Math.min(ids.size(), from + ORDERS_PER_TRANSACTION_MAX);
      List<Long> few = ids.subList(from, to);
      if (!tryToExpire(drop, few) && few.size() > 1) {
        few.forEach(id -> tryToExpire(drop, List.of(id)));
      }
    }
  }

  private boolean tryToExpire(@Nullable Long drop, List<Long> ids) {
    try {
      expired.increment(expiring.expire(drop, ids));
      return true;
    } catch (RuntimeException e) { // rolled back as a whole
      LOG.warn("orders not expired drop={} orders={} cause={}", drop, ids.size(), e.toString());
      return false;
    }
  }
}
