package dev.rushgate.backoffice.orders;

import dev.rushgate.backoffice.drops.DropStocks;
import dev.rushgate.model.DropId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends unpaid orders in one transaction. */
@Component
class ExpiringOrders {

  private final OrderLocks locks;
  private final OrderEnds ends;
  private final DropStocks drops;

  ExpiringOrders(OrderLocks locks, OrderEnds ends, DropStocks drops) {
    this.locks = locks;
    this.ends = ends;
    this.drops = drops;
  }

  /**
   * Returns how many ended; those that were paid or ended meanwhile are passed over.
   *
   * @param drop of all of them, locked once; null for one order of the catalogue
   */
  @Transactional
  int expire(@Nullable Long drop, List<Long> orderIds) {
    if (drop != null && drops.lock(new DropId(drop)).isEmpty()) {
      throw new IllegalStateException("no stock row of drop " + drop);
    }
    return (int)
        orderIds.stream().map(locks::lock).flatMap(Optional::stream).filter(ends::expired).count();
  }
}
