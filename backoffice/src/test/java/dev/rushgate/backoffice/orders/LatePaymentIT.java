package dev.rushgate.backoffice.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rushgate.backoffice.testkit.Api;
import dev.rushgate.backoffice.testkit.Buyer;
import dev.rushgate.backoffice.testkit.Drops;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Settled;
import dev.rushgate.backoffice.testkit.Sql;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Payments that the gateway made and nobody heard of, until the order had ended. */
class LatePaymentIT {

  private static final Duration LATE_MAX = Duration.ofSeconds(20);
  private static final long PRICE = 50_000;

  private final Sql sql = Running.sql();
  private final Drops drops = new Drops(Running.api());
  private final Buyer buyer = Buyer.fresh();

  private void begunAndUnheard(Buyer who, String order, long points, long amount, String key) {
    Api.Reply asked = who.pay(order, points, amount, key);
    assertThat(asked.status()).as(asked.text()).isEqualTo(202);
    assertThat(asked.json().path("state").asString()).isEqualTo("PAYING");
    assertThat(asked.json().path("paid").asLong()).isZero();
  }

  /** So much later that the time for paying is over as well. */
  private void later(Buyer who, String order) {
    sql.run("UPDATE orders SET pay_by = UTC_TIMESTAMP(3) - INTERVAL 1 HOUR WHERE id = ?", order);
    await().atMost(LATE_MAX).until(() -> who.stateOf(order).equals("EXPIRED"));
  }

  private void found(String key) {
    sql.run("UPDATE payment SET look_at = UTC_TIMESTAMP(3) WHERE payment_key = ?", key);
    await().atMost(LATE_MAX).until(() -> stateOfPayment(key).equals("CHARGED"));
  }

  private String stateOfPayment(String key) {
    return sql.text("SELECT state FROM payment WHERE payment_key = ?", key);
  }

  private long stock(String product) {
    return sql.number("SELECT stock FROM product WHERE id = ?", product);
  }

  private static long balanceAtGateway(String key) {
    return Running.gateway().payments().stream()
        .filter(payment -> payment.key().equals(key))
        .mapToLong(payment -> payment.balance())
        .sum();
  }

  @Test
  void aPaymentBegunInTimeKeepsTheOrderForAWhile() {
    String order = buyer.ordered(drops.product(1), 1);
    String key = Buyer.key("timeout_after_");
    begunAndUnheard(buyer, order, 0, PRICE, key);
    sql.run("UPDATE orders SET pay_by = UTC_TIMESTAMP(3) - INTERVAL 60 SECOND WHERE id = ?", order);
    Running.bean(Expiry.class).expireDue();
    assertThat(buyer.stateOf(order)).isEqualTo("PAYING");
    found(key);
    assertThat(buyer.stateOf(order)).isEqualTo("PAID");
    assertThat(buyer.pay(order, 0, PRICE, key).code()).isEqualTo("ALREADY_PAID");
  }

  @Test
  void aLatePaymentIsHonouredWhileThereIsStock() {
    String lamp = drops.product(1);
    String coupon = new Settled(sql).coupon(drops.coupon(1), 1, buyer.member());
    String order = buyer.with(5_000).order(Map.of(lamp, 1), coupon).id();
    String key = Buyer.key("timeout_after_");
    begunAndUnheard(buyer, order, 5_000, 40_000, key);
    later(buyer, order);
    assertThat(stock(lamp)).isEqualTo(1);
    found(key);
    assertThat(buyer.stateOf(order)).isEqualTo("PAID");
    assertThat(stock(lamp)).isZero();
    assertThat(buyer.balance()).isZero();
    assertThat(sql.text("SELECT state FROM coupon WHERE id = ?", coupon)).isEqualTo("USED");
  }

  @Test
  void aLatePaymentForGoodsThatAreGoneGoesBackAtOnce() {
    String lamp = drops.product(1);
    String order = buyer.with(5_000).ordered(lamp, 1);
    String key = Buyer.key("timeout_after_");
    begunAndUnheard(buyer, order, 5_000, 45_000, key);
    later(buyer, order);
    Buyer faster = Buyer.fresh();
    faster.pay(faster.ordered(lamp, 1), 0, PRICE, Buyer.key("ok_"));
    found(key);
    assertThat(buyer.stateOf(order)).isEqualTo("EXPIRED");
    assertThat(buyer.show(order).json().path("reason").asString()).isEqualTo("OUT_OF_STOCK");
    assertThat(buyer.pay(order, 5_000, 45_000, key).code()).isEqualTo("OUT_OF_STOCK");
    assertThat(buyer.balance()).isEqualTo(5_000);
    await().atMost(LATE_MAX).until(() -> balanceAtGateway(key) == 0);
    assertThat(stock(lamp)).isZero();
  }

  /** The gateway was away when it was asked; once it is back the order has ended. */
  @Test
  void whatTheGatewayNeverHeardOfIsNotChargedAfterTheEnd() {
    String order = buyer.with(5_000).ordered(drops.product(1), 1);
    String away = Buyer.key("timeout_before_");
    begunAndUnheard(buyer, order, 5_000, 45_000, away);
    assertThat(buyer.openWindow(order).code()).isEqualTo("IN_PROGRESS");
    later(buyer, order);
    String key = Buyer.key("ok_"); // which it would charge at once
    sql.run("UPDATE payment SET payment_key = ? WHERE payment_key = ?", key, away);
    assertThat(buyer.pay(order, 5_000, 45_000, key).status()).isEqualTo(202);
    sql.run(
        """
        UPDATE payment SET asked_at = asked_at - INTERVAL 1 MINUTE, look_at = UTC_TIMESTAMP(3)
        WHERE payment_key = ?
        """,
        key);
    await().atMost(LATE_MAX).until(() -> stateOfPayment(key).equals("DECLINED"));
    assertThat(Running.gateway().payments()).noneMatch(payment -> payment.key().equals(key));
    assertThat(buyer.stateOf(order)).isEqualTo("EXPIRED");
    assertThat(buyer.balance()).isEqualTo(5_000);
    assertThat(buyer.pay(order, 5_000, 45_000, key).code()).isEqualTo("EXPIRED");
  }

  @Test
  void aDealPaidLateGetsAUnitOfTheShopAndTakesNoneFromTheLine() {
    String lamp = drops.product(5);
    String drop = drops.created(Drops.aDeal(lamp, 4));
    String order = new Settled(sql).order(drop, 1, 600_000);
    Buyer winner = new Buyer(Settled.member(1));
    String key = Buyer.key("timeout_after_");
    begunAndUnheard(winner, order, 0, 39_000, key);
    later(winner, order);
    assertThat(sql.number("SELECT live FROM drop_stock WHERE drop_id = ?", drop)).isZero();
    found(key);
    assertThat(winner.stateOf(order)).isEqualTo("PAID");
    assertThat(stock(lamp)).isZero();
    assertThat(sql.number("SELECT live FROM drop_stock WHERE drop_id = ?", drop)).isZero();
    assertThat(winner.cancel(order).json().path("state").asString()).isEqualTo("REFUNDED");
    assertThat(stock(lamp)).isEqualTo(1);
  }
}
