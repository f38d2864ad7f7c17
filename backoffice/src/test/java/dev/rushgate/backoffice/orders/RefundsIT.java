package dev.rushgate.backoffice.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rushgate.backoffice.testkit.Api;
import dev.rushgate.backoffice.testkit.Buyer;
import dev.rushgate.backoffice.testkit.Drops;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Settled;
import dev.rushgate.backoffice.testkit.Sql;
import dev.rushgate.model.MemberId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RefundsIT {

  private static final String ADMIN = "/api/v1/admin/orders/";
  private static final Duration LATE_MAX = Duration.ofSeconds(20);

  private final Sql sql = Running.sql();
  private final Drops drops = new Drops(Running.api());
  private final Buyer buyer = Buyer.fresh();

  private long stock(String product) {
    return sql.number("SELECT stock FROM product WHERE id = ?", product);
  }

  private static long balanceAtGateway(String key) {
    return Running.gateway().payments().stream()
        .filter(payment -> payment.key().equals(key))
        .mapToLong(payment -> payment.balance())
        .sum();
  }

  private Map<String, Object> some(String product, int units) {
    return Map.of(
        "reason", "broken", "items", List.of(Map.of("productId", product, "quantity", units)));
  }

  @Test
  void aPaidOrderGoesBackWholeWithPointsCouponAndStock() {
    String lamp = drops.product(2);
    String coupon = new Settled(sql).coupon(drops.coupon(1), 1, buyer.member());
    String key = Buyer.key("ok_");
    String order = buyer.with(15_000).order(Map.of(lamp, 2), coupon).id();
    assertThat(buyer.pay(order, 15_000, 80_000, key).status()).isEqualTo(200);
    Api.Reply back = buyer.cancel(order);
    assertThat(back.json().path("state").asString()).as(back.text()).isEqualTo("REFUNDED");
    assertThat(back.json().path("refunded").asLong()).isEqualTo(95_000);
    assertThat(back.json().path("refunds").get(0).path("points").asLong()).isEqualTo(15_000);
    assertThat(buyer.balance()).isEqualTo(15_000);
    assertThat(stock(lamp)).isEqualTo(2);
    assertThat(sql.text("SELECT state FROM coupon WHERE id = ?", coupon)).isEqualTo("ISSUED");
    await().atMost(LATE_MAX).until(() -> balanceAtGateway(key) == 0);
  }

  @Test
  void aPartGoesBackByItsShareAndTheLastTakesTheRest() {
    String lamp = drops.product(3);
    String coupon = new Settled(sql).coupon(drops.coupon(1), 1, buyer.member());
    String key = Buyer.key("ok_");
    String order = buyer.with(40_000).order(Map.of(lamp, 3), coupon).id();
    assertThat(buyer.pay(order, 40_000, 105_000, key).status()).isEqualTo(200);
    Api.Reply one = buyer.cancel(order, some(lamp, 1), null);
    assertThat(one.json().path("state").asString()).as(one.text()).isEqualTo("PARTLY_REFUNDED");
    assertThat(one.json().path("refunded").asLong()).isEqualTo(50_000 - 1_667);
    assertThat(stock(lamp)).isEqualTo(1);
    assertThat(buyer.cancel(order, some(lamp, 3), null).code()).isEqualTo("NOT_REFUNDABLE");
    Api.Reply rest = buyer.cancel(order);
    assertThat(rest.json().path("state").asString()).isEqualTo("REFUNDED");
    assertThat(rest.json().path("refunded").asLong()).isEqualTo(145_000);
    assertThat(buyer.balance()).isEqualTo(40_000);
    await().atMost(LATE_MAX).until(() -> balanceAtGateway(key) == 0);
    assertThat(stock(lamp)).isEqualTo(3);
  }

  @Test
  void theSameRequestGoesBackOnce() {
    String lamp = drops.product(3);
    String order = buyer.ordered(lamp, 3);
    buyer.pay(order, 0, 150_000, Buyer.key("ok_"));
    for (int i = 0; i < 3; i++) {
      Api.Reply one = buyer.cancel(order, some(lamp, 1), "back-1");
      assertThat(one.json().path("refunded").asLong()).as(one.text()).isEqualTo(50_000);
      sql.run("DELETE FROM idempotency WHERE member = ?", buyer.member());
    }
    // As when nothing else knows the request any more, neither the table of calls nor Redis.
    assertThat(again(order, Map.of(Long.valueOf(lamp), 1)))
        .isInstanceOf(OrderReturns.Outcome.Done.class);
    assertThat(again(order, Map.of(Long.valueOf(lamp), 2)))
        .isInstanceOf(OrderReturns.Outcome.OtherBefore.class);
    assertThat(again(order, null)).isInstanceOf(OrderReturns.Outcome.OtherBefore.class);
    assertThat(stock(lamp)).isEqualTo(1);
  }

  private OrderReturns.Outcome again(String order, @Nullable Map<Long, Integer> units) {
    var wanted = new Returned(units, "broken", buyer.member() + ":back-1");
    return Running.bean(OrderReturns.class)
        .byMember(new MemberId(buyer.member()), Long.parseLong(order), wanted);
  }

  @Test
  void theStaffRefundsWithAReasonThatIsWrittenDown() {
    String lamp = drops.product(1);
    String order = buyer.ordered(lamp, 1);
    Api admin = Running.api();
    assertThat(admin.post(ADMIN + order + "/refund", Map.of("reason", "x")).code())
        .isEqualTo("NOT_PAID");
    buyer.pay(order, 0, 50_000, Buyer.key("ok_"));
    assertThat(admin.post(ADMIN + order + "/refund", Map.of()).fields()).containsExactly("reason");
    Api.Reply back = admin.post(ADMIN + order + "/refund", Map.of("reason", "came broken"));
    assertThat(back.json().path("state").asString()).as(back.text()).isEqualTo("REFUNDED");
    assertThat(
            sql.text(
                "SELECT reason FROM audit_entry WHERE subject_id = ? AND action = 'refunded'",
                order))
        .isEqualTo("came broken");
    assertThat(admin.post(ADMIN + order + "/refund", Map.of("reason", "again")).status())
        .isEqualTo(200);
    assertThat(
            sql.number(
                "SELECT COUNT(*) FROM audit_entry WHERE subject_id = ? AND action = 'refunded'",
                order))
        .isEqualTo(1);
    assertThat(stock(lamp)).isEqualTo(1);
  }

  @Test
  void whatWasPaidByHandIsNoBusinessOfTheGateway() {
    String order = buyer.ordered(drops.product(1), 1);
    String key = Buyer.key("decline_");
    buyer.pay(order, 0, 50_000, key);
    Running.api().post(ADMIN + order + "/mark-paid");
    assertThat(buyer.cancel(order).json().path("refunded").asLong()).isEqualTo(50_000);
    String refunds =
        "SELECT COUNT(*) FROM refund r JOIN payment p ON p.id = r.payment_id"
            + " WHERE p.payment_key = ?";
    assertThat(sql.number(refunds, key)).isZero();
  }

  @Test
  void aRefundedDealsUnitGoesToTheNextInLine() {
    String drop = drops.deal(2);
    String order = new Settled(sql).order(drop, 1, 600_000);
    Buyer winner = new Buyer(Settled.member(1));
    assertThat(winner.pay(order, 0, 39_000, Buyer.key("ok_")).status()).isEqualTo(200);
    assertThat(sql.number("SELECT paid FROM drop_stock WHERE drop_id = ?", drop)).isEqualTo(1);
    assertThat(winner.cancel(order).json().path("state").asString()).isEqualTo("REFUNDED");
    assertThat(sql.number("SELECT paid FROM drop_stock WHERE drop_id = ?", drop)).isZero();
    assertThat(sql.number("SELECT live FROM drop_stock WHERE drop_id = ?", drop)).isZero();
    assertThat(
            sql.number(
                "SELECT COUNT(*) FROM outbox WHERE topic = 'rushgate.releases' AND drop_id = ?",
                drop))
        .isEqualTo(1);
  }
}
