package dev.rushgate.backoffice.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.testkit.Api;
import dev.rushgate.backoffice.testkit.Buyer;
import dev.rushgate.backoffice.testkit.Drops;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Settled;
import dev.rushgate.backoffice.testkit.Sql;
import dev.rushgate.model.MemberId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ShopOrdersIT {

  private static final long PRICE = 50_000;

  private final Sql sql = Running.sql();
  private final Drops drops = new Drops(Running.api());
  private final Buyer buyer = Buyer.fresh();

  private long stock(String product) {
    return sql.number("SELECT stock FROM product WHERE id = ?", product);
  }

  private String coupon() {
    return new Settled(sql).coupon(drops.coupon(1), 1, buyer.member());
  }

  private String couponState(String coupon) {
    return sql.text("SELECT state FROM coupon WHERE id = ?", coupon);
  }

  private List<String> told(String order) {
    return sql.rows("SELECT payload FROM outbox WHERE record_key = ? ORDER BY seq", order).stream()
        .map(row -> Api.JSON.readTree(String.valueOf(row.get("payload"))))
        .map(event -> event.path("type").asString())
        .toList();
  }

  @Test
  void anOrderTakesItsStockAndIsPaid() {
    String lamp = drops.product(10);
    String desk = drops.product(5);
    Api.Reply placed = buyer.order(Map.of(lamp, 3, desk, 1), null);
    assertThat(placed.status()).as(placed.text()).isEqualTo(201);
    assertThat(placed.json().path("state").asString()).isEqualTo("TO_PAY");
    assertThat(placed.json().path("total").asLong()).isEqualTo(4 * PRICE);
    assertThat(stock(lamp)).isEqualTo(7);
    assertThat(stock(desk)).isEqualTo(4);
    Api.Reply paid = buyer.pay(placed.id(), 0, 4 * PRICE, Buyer.key("ok_"));
    assertThat(paid.status()).as(paid.text()).isEqualTo(200);
    assertThat(paid.json().path("state").asString()).isEqualTo("PAID");
    assertThat(paid.json().path("paid").asLong()).isEqualTo(4 * PRICE);
    assertThat(told(placed.id())).containsExactly("ORDER_PLACED", "ORDER_PAID");
    assertThat(buyer.get(Buyer.ORDERS).json().path("total").asLong()).isEqualTo(1);
    assertThat(buyer.pay(placed.id(), 0, 4 * PRICE, Buyer.key("ok_")).code())
        .isEqualTo("ALREADY_PAID");
  }

  @Test
  void pointsCouponAndGatewayMakeTheTotalTogether() {
    String lamp = drops.product(2);
    String coupon = coupon();
    buyer.with(20_000);
    Api.Reply placed = buyer.order(Map.of(lamp, 1), coupon);
    assertThat(placed.json().path("discount").asLong()).isEqualTo(5_000);
    assertThat(couponState(coupon)).isEqualTo("USED");
    Api.Reply wrong = buyer.pay(placed.id(), 20_000, 20_000, Buyer.key("ok_"));
    assertThat(wrong.code()).isEqualTo("AMOUNT_MISMATCH");
    assertThat(buyer.balance()).isEqualTo(20_000);
    String key = Buyer.key("ok_");
    Api.Reply paid = buyer.pay(placed.id(), 20_000, 25_000, key);
    assertThat(paid.status()).as(paid.text()).isEqualTo(200);
    assertThat(paid.json().path("points").asLong()).isEqualTo(20_000);
    assertThat(buyer.pay(placed.id(), 21_000, 25_000, key).code()).isEqualTo("AMOUNT_MISMATCH");
    assertThat(buyer.pay(placed.id(), 20_000, 25_000, key).code()).isEqualTo("ALREADY_PAID");
    assertThat(buyer.balance()).isZero();
    assertThat(told(placed.id())).containsExactly("ORDER_PLACED", "COUPON_USED", "ORDER_PAID");
    JsonNode mine = buyer.get("/api/v1/coupons").json().path("items").get(0);
    assertThat(mine.path("state").asString()).isEqualTo("USED");
    assertThat(mine.path("orderId").asString()).isEqualTo(placed.id());
    assertThat(buyer.order(Map.of(lamp, 1), coupon).code()).isEqualTo("COUPON_USED");
    assertThat(stock(lamp)).isEqualTo(1);
  }

  @Test
  void pointsAlonePayAnOrder() {
    String order = buyer.with(60_000).ordered(drops.product(1), 1);
    assertThat(buyer.pay(order, 50_001, 0, null).code()).isEqualTo("AMOUNT_MISMATCH");
    Api.Reply paid = buyer.pay(order, PRICE, 0, null);
    assertThat(paid.status()).as(paid.text()).isEqualTo(200);
    assertThat(buyer.balance()).isEqualTo(10_000);
  }

  @Test
  void whoHasTooFewPointsPaysNothing() {
    String order = buyer.with(1_000).ordered(drops.product(1), 1);
    String key = Buyer.key("ok_");
    Api.Reply refused = buyer.pay(order, 2_000, PRICE - 2_000, key);
    assertThat(refused.code()).isEqualTo("INSUFFICIENT_POINTS");
    assertThat(buyer.stateOf(order)).isEqualTo("TO_PAY");
    assertThat(buyer.pay(order, 1_000, PRICE - 1_000, key).status()).isEqualTo(200);
    assertThat(buyer.balance()).isZero();
  }

  @Test
  void aDeclinedPaymentGivesThePointsBackAndTheOrderCanBePaidAgain() {
    String order = buyer.with(10_000).ordered(drops.product(1), 1);
    Api.Reply declined = buyer.pay(order, 10_000, 40_000, Buyer.key("decline_"));
    assertThat(declined.status()).isEqualTo(402);
    assertThat(declined.code()).isEqualTo("PAYMENT_DECLINED");
    assertThat(buyer.stateOf(order)).isEqualTo("TO_PAY");
    assertThat(buyer.balance()).isEqualTo(10_000);
    assertThat(buyer.pay(order, 10_000, 40_000, Buyer.key("ok_")).status()).isEqualTo(200);
    assertThat(buyer.balance()).isZero();
  }

  @Test
  void anUnpaidOrderThatIsCancelledGivesBackStockAndCoupon() {
    String lamp = drops.product(3);
    String coupon = coupon();
    String order = buyer.order(Map.of(lamp, 3), coupon).id();
    assertThat(buyer.order(Map.of(lamp, 1), null).code()).isEqualTo("OUT_OF_STOCK");
    Api.Reply cancelled = buyer.cancel(order);
    assertThat(cancelled.json().path("state").asString()).isEqualTo("CANCELLED");
    assertThat(cancelled.json().path("reason").asString()).isEqualTo("changed my mind");
    assertThat(stock(lamp)).isEqualTo(3);
    assertThat(couponState(coupon)).isEqualTo("ISSUED");
    assertThat(buyer.pay(order, 0, 145_000, Buyer.key("ok_")).code()).isEqualTo("CANCELLED");
    assertThat(buyer.cancel(order).status()).isEqualTo(200);
    assertThat(told(order)).containsExactly("ORDER_PLACED", "COUPON_USED", "ORDER_CANCELLED");
  }

  @Test
  void whatIsNotSoldIsNamed() {
    String lamp = drops.product(1);
    assertThat(buyer.order(Map.of("77", 1), null).code()).isEqualTo("PRODUCT_UNKNOWN");
    assertThat(buyer.order(Map.of(lamp, 2), null).code()).isEqualTo("OUT_OF_STOCK");
    assertThat(buyer.order(Map.of(lamp, 0), null).fields()).containsExactly("items[0].quantity");
    assertThat(buyer.order(Map.of("x", 1), null).fields()).containsExactly("items[0].productId");
    assertThat(buyer.order(Map.of(), null).fields()).containsExactly("items");
    assertThat(buyer.order(Map.of(lamp, 1), "77").code()).isEqualTo("COUPON_UNKNOWN");
    assertThat(stock(lamp)).isEqualTo(1);
  }

  @Test
  void anOrderIsItsMembersBusiness() {
    String order = buyer.ordered(drops.product(1), 1);
    Buyer other = Buyer.fresh();
    assertThat(other.show(order).code()).isEqualTo("ORDER_UNKNOWN");
    assertThat(other.pay(order, 0, PRICE, Buyer.key("ok_")).code()).isEqualTo("ORDER_UNKNOWN");
    assertThat(other.cancel(order).code()).isEqualTo("ORDER_UNKNOWN");
  }

  @Test
  void theSameRequestPlacesOneOrder() {
    String lamp = drops.product(5);
    Api.Reply first = buyer.order(Map.of(lamp, 1), null, "place-1");
    Api.Reply again = buyer.order(Map.of(lamp, 1), null, "place-1");
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.id()).isEqualTo(first.id());
    sql.run("DELETE FROM idempotency WHERE member = ?", buyer.member()); // as after a crash
    assertThat(buyer.order(Map.of(lamp, 1), null, "place-1").id()).isEqualTo(first.id());
    assertThat(placed(lamp, 2, "place-1")).isInstanceOf(Placing.Outcome.OtherBefore.class);
    assertThat(stock(lamp)).isEqualTo(4);
  }

  @Test
  void aRequestOfLongAgoIsANewOne() {
    String lamp = drops.product(5);
    String first = buyer.order(Map.of(lamp, 1), null, "place-2").id();
    sql.run("UPDATE orders SET created_at = created_at - INTERVAL 8 DAY WHERE id = ?", first);
    var second = (Placing.Outcome.Placed) placed(lamp, 2, "place-2");
    assertThat(second.order().id()).isNotEqualTo(Long.parseLong(first));
    assertThat(placed(lamp, 2, "place-2")).isEqualTo(second);
    assertThat(stock(lamp)).isEqualTo(2);
  }

  /** As when nothing else knows the request any more, neither the table of calls nor Redis. */
  private Placing.Outcome placed(String product, int units, String request) {
    var wanted = new TreeMap<>(Map.of(Long.valueOf(product), units));
    var basket = new Basket(new MemberId(buyer.member()), wanted, null);
    return Running.bean(Placing.class).place(basket, request);
  }
}
