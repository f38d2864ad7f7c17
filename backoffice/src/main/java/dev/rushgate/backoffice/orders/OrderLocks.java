package dev.rushgate.backoffice.orders;

import dev.rushgate.backoffice.drops.DropStock;
import dev.rushgate.backoffice.drops.DropStocks;
import dev.rushgate.model.DropId;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Locks what a change of an order touches, in the one order that all transactions keep: the drop's
 * stock row, the order, products by rising id, the coupon, the payment, the wallet.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class OrderLocks {

  private final OrderRepository orders;
  private final DropStocks drops;

  OrderLocks(OrderRepository orders, DropStocks drops) {
    this.orders = orders;
    this.drops = drops;
  }

  Optional<LockedOrder> lock(long orderId) {
    DropStock stock =
        orders.dropOf(orderId).map(drop -> drops.lock(new DropId(drop)).orElseThrow()).orElse(null);
    return orders.lock(orderId).map(order -> new LockedOrder(order, stock));
  }
}
