package dev.rushgate.backoffice.orders;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a refund takes back and what it is worth. The discount is spread over all units by price and
 * rounded in the shop's favour; whoever returns the last unit gets all that is left.
 *
 * @param unitsByLine that come back
 * @param amount in won
 */
record RefundPlan(Map<Integer, Integer> unitsByLine, long amount) {

  /** Nothing when the order has not that many units, or none is wanted. */
  static Optional<RefundPlan> of(OrderDetails order, @Nullable Map<Long, Integer> units) {
    var byLine = new TreeMap<Integer, Integer>();
    var unplaced = new TreeMap<Long, Integer>(units == null ? Map.of() : units);
    List<OrderItem> items = order.items();
    for (int line = 0; line < items.size(); line++) {
      OrderItem item = items.get(line);
      int wanted =
          units == null
              ? item.left()
              : Math.min(item.left(), unplaced.getOrDefault(item.productId(), 0));
      if (wanted > 0) {
        byLine.put(line, wanted);
        unplaced.computeIfPresent(item.productId(), (id, count) -> count - wanted);
      }
    }
    boolean tooMany = unplaced.values().stream().anyMatch(count -> count != 0);
    return byLine.isEmpty() || tooMany
        ? Optional.empty()
        : Optional.of(new RefundPlan(byLine, amount(order, byLine)));
  }

  private static long amount(OrderDetails order, Map<Integer, Integer> byLine) {
    OrderDetails.Amounts amounts = order.amounts();
    long left = amounts.total() - amounts.refunded();
    int unitsLeft = order.items().stream().mapToInt(OrderItem::left).sum();
    if (byLine.values().stream().mapToInt(Integer::intValue).sum() == unitsLeft) {
      return left;
    }
    long worth =
        byLine.entrySet().stream()
            .mapToLong(wanted -> order.items().get(wanted.getKey()).unitPrice() * wanted.getValue())
            .sum();
    return Math.min(left, worth - share(amounts.discount(), worth, amounts.subtotal()));
  }

  private static long share(long discount, long worth, long subtotal) {
    return discount == 0 ? 0 : Math.ceilDiv(Math.multiplyExact(discount, worth), subtotal);
  }
}
