package dev.rushgate.backoffice.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class RefundPlanTest {

  private static OrderDetails order(List<OrderItem> items, long discount, long refunded) {
    long subtotal = items.stream().mapToLong(OrderItem::amount).sum();
    long total = subtotal - discount;
    return new OrderDetails(
        1,
        "mina",
        OrderState.PAID,
        items,
        null,
        new OrderDetails.Amounts(subtotal, discount, total, 0, total, refunded),
        null,
        null,
        null,
        null,
        Instant.EPOCH);
  }

  private static OrderItem item(long product, int quantity, long price, int refunded) {
    return new OrderItem(product, "Lamp", quantity, price, refunded);
  }

  private static long amount(OrderDetails order, @Nullable Map<Long, Integer> units) {
    return RefundPlan.of(order, units).orElseThrow().amount();
  }

  @Test
  void withoutADiscountAUnitIsWorthItsPrice() {
    OrderDetails order = order(List.of(item(7, 3, 1_000, 0), item(8, 1, 500, 0)), 0, 0);
    assertThat(amount(order, Map.of(7L, 2))).isEqualTo(2_000);
    assertThat(amount(order, null)).isEqualTo(3_500);
  }

  @Test
  void moreThanIsLeftIsNoRefund() {
    OrderDetails order = order(List.of(item(7, 3, 1_000, 2)), 0, 2_000);
    assertThat(RefundPlan.of(order, Map.of(7L, 2))).isEmpty();
    assertThat(RefundPlan.of(order, Map.of(9L, 1))).isEmpty();
    assertThat(RefundPlan.of(order, Map.of())).isEmpty();
    assertThat(amount(order, Map.of(7L, 1))).isEqualTo(1_000);
  }

  @Test
  void whatCostNothingGivesNothingBack() {
    assertThat(amount(order(List.of(item(7, 2, 1_000, 0)), 2_000, 0), null)).isZero();
    assertThat(amount(order(List.of(item(7, 2, 0, 0)), 0, 0), Map.of(7L, 1))).isZero();
  }

  @RepeatedTest(50)
  void unitByUnitAsMuchGoesBackAsWasPaid(RepetitionInfo repetition) {
    var random = new Random(repetition.getCurrentRepetition());
    int quantity = random.nextInt(1, 10);
    long price = random.nextLong(1, 10_001);
    long discount = random.nextLong(quantity * price + 1);
    long refunded = 0;
    for (int unit = 0; unit < quantity; unit++) {
      OrderDetails order = order(List.of(item(7, quantity, price, unit)), discount, refunded);
      long back = amount(order, Map.of(7L, 1));
      assertThat(back).isNotNegative();
      refunded += back;
    }
    assertThat(refunded).isEqualTo(quantity * price - discount);
  }
}
