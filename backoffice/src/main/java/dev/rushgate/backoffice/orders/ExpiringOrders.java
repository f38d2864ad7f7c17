package dev.rushgate.backoffice.orders;

import dev.rushgate.backoffice.drops.DropStock;
import dev.rushgate.backoffice.drops.DropStocks;
import dev.rushgate.backoffice.platform.DatabaseClock;
import dev.rushgate.model.DropId;
import dev.rushgate.model.ReleaseReason;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends unpaid orders of one drop in one transaction. */
@Component
class ExpiringOrders {

  private static final Logger LOG = LoggerFactory.getLogger(ExpiringOrders.class);

  private final OrderRepository orders;
  private final DropStocks drops;
  private final UnitReturns returns;
  private final DatabaseClock clock;

  ExpiringOrders(
      OrderRepository orders, DropStocks drops, UnitReturns returns, DatabaseClock clock) {
    this.orders = orders;
    this.drops = drops;
    this.returns = returns;
    this.clock = clock;
  }

  /** Returns how many ended; those that were paid or ended meanwhile are passed over. */
  @Transactional
  int expire(DropId drop, List<Long> orderIds) {
    DropStock stock = drops.lock(drop).orElseThrow();
    Instant now = clock.now();
    int expired = 0;
    for (Order order : orders.findAllById(orderIds)) {
      if (order.expire(now)) {
        giveBack(order, stock, now);
        expired++;
      }
    }
    return expired;
  }

  private void giveBack(Order order, DropStock stock, Instant now) {
    var admission = Objects.requireNonNull(order.admission());
    if (returns.giveBack(stock, admission, ReleaseReason.EXPIRED, now)) {
      LOG.info("order expired order={} admission={}", order.id(), admission);
    } else {
      LOG.error("order expired without a unit order={} admission={}", order.id(), admission);
    }
  }
}
