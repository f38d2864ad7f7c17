package dev.rushgate.backoffice.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.testkit.Api;
import dev.rushgate.backoffice.testkit.Buyer;
import dev.rushgate.backoffice.testkit.Drops;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Sql;
import dev.rushgate.backoffice.testkit.Together;
import dev.rushgate.model.MemberId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** The gateway's window is opened in time, and what was agreed to in it comes when it closed. */
class PaymentWindowIT {

  private static final long PRICE = 50_000;
  private static final int RACERS = 40;

  private static final String TIME_IS_OVER =
      """
      UPDATE orders SET pay_by = UTC_TIMESTAMP(3) - INTERVAL 60 SECOND,
        window_until = window_until - INTERVAL TIMESTAMPDIFF(MICROSECOND,
          UTC_TIMESTAMP(3) - INTERVAL 60 SECOND, pay_by) MICROSECOND
      WHERE id = ?
      """;

  private final Sql sql = Running.sql();
  private final Drops drops = new Drops(Running.api());
  private final Expiry expiry = Running.bean(Expiry.class);
  private final Buyer buyer = Buyer.fresh();

  private long steps(String order, String cause) {
    return sql.number(
        "SELECT COUNT(*) FROM order_event WHERE order_id = ? AND cause = ?", order, cause);
  }

  @Test
  void aWindowOpenedInTimeKeepsTheOrderForTwoMinutesMore() {
    String order = buyer.ordered(drops.product(1), 1);
    String payBy = buyer.show(order).json().path("payBy").asString();
    Api.Reply open = buyer.openWindow(order);
    assertThat(open.status()).as(open.text()).isEqualTo(200);
    assertThat(open.json().path("orderId").asString()).isEqualTo("order-" + order);
    assertThat(open.json().path("amount").asLong()).isEqualTo(PRICE);
    assertThat(Instant.parse(open.json().path("until").asString()))
        .isEqualTo(Instant.parse(payBy).plus(Duration.ofMinutes(2)));
    assertThat(buyer.openWindow(order).text()).isEqualTo(open.text());
    assertThat(buyer.show(order).json().path("payBy").asString()).isEqualTo(payBy);
    assertThat(steps(order, "WINDOW_OPENED")).isEqualTo(1);
    assertThat(Buyer.fresh().openWindow(order).code()).isEqualTo("ORDER_UNKNOWN");
    sql.run(TIME_IS_OVER, order);
    expiry.expireDue();
    assertThat(buyer.openWindow(order).status()).isEqualTo(200);
    assertThat(Running.bean(OverdueOrders.class).count()).isZero();
    String key = Buyer.key("ok_");
    Api.Reply paid = buyer.pay(order, 0, PRICE, key);
    assertThat(paid.json().path("state").asString()).as(paid.text()).isEqualTo("PAID");
    assertThat(Running.gateway().payments())
        .anyMatch(one -> one.key().equals(key) && one.orderId().equals("order-" + order));
  }

  @Test
  void theTimeThatAWindowAddsEnds() {
    String order = buyer.ordered(drops.product(1), 1);
    buyer.openWindow(order);
    sql.run(TIME_IS_OVER, order);
    sql.run("UPDATE orders SET window_until = UTC_TIMESTAMP(3) WHERE id = ?", order);
    assertThat(buyer.openWindow(order).code()).isEqualTo("EXPIRED");
    assertThat(buyer.pay(order, 0, PRICE, Buyer.key("ok_")).code()).isEqualTo("EXPIRED");
    expiry.expireDue();
    assertThat(buyer.stateOf(order)).isEqualTo("EXPIRED");
    assertThat(buyer.openWindow(order).code()).isEqualTo("EXPIRED");
  }

  @Test
  void whatIsNotToBePaidHasNoWindow() {
    String lamp = drops.product(2);
    String paid = buyer.with(PRICE).ordered(lamp, 1);
    buyer.pay(paid, PRICE, 0, null);
    assertThat(buyer.openWindow(paid).code()).isEqualTo("ALREADY_PAID");
    String cancelled = buyer.ordered(lamp, 1);
    buyer.cancel(cancelled);
    assertThat(buyer.openWindow(cancelled).code()).isEqualTo("CANCELLED");
  }

  @Test
  void anOrderIsOpenedOrExpiredAndNeverBoth() {
    PaymentWindows windows = Running.bean(PaymentWindows.class);
    ExpiringOrders expiring = Running.bean(ExpiringOrders.class);
    var member = new MemberId(buyer.member());
    String lamp = drops.product(RACERS);
    List<Callable<Boolean>> tasks = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < RACERS; i++) {
      String id = buyer.ordered(lamp, 1);
      ids.add(id);
      tasks.add(
          () -> windows.open(member, Long.parseLong(id)) instanceof PaymentWindows.Outcome.Open);
    }
    for (String id : ids) {
      tasks.add(() -> expiring.expire(null, List.of(Long.valueOf(id))) == 1);
    }
    // Their ends lie close together, while the opening and the ending are at work.
    for (int i = 0; i < RACERS; i++) {
      sql.run(
          "UPDATE orders SET pay_by = UTC_TIMESTAMP(3) + INTERVAL ? MICROSECOND WHERE id = ?",
          i * 1_500 - 10_000,
          ids.get(i));
    }
    List<Boolean> done = Together.all(tasks);
    for (int i = 0; i < RACERS; i++) {
      boolean opened = done.get(i);
      String id = ids.get(i);
      assertThat(steps(id, "WINDOW_OPENED")).isEqualTo(opened ? 1 : 0);
      if (opened) {
        assertThat(done.get(RACERS + i)).as("ended as well").isFalse();
        assertThat(buyer.stateOf(id)).isEqualTo("TO_PAY");
      }
    }
    expiry.expireDue();
    assertThat(ids.stream().filter(id -> steps(id, "TIME_OVER") == 1))
        .hasSize(RACERS - (int) done.subList(0, RACERS).stream().filter(open -> open).count());
  }
}
