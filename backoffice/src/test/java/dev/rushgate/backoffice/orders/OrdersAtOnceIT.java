package dev.rushgate.backoffice.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rushgate.backoffice.testkit.Api;
import dev.rushgate.backoffice.testkit.Buyer;
import dev.rushgate.backoffice.testkit.Drops;
import dev.rushgate.backoffice.testkit.Goods;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Settled;
import dev.rushgate.backoffice.testkit.Sql;
import dev.rushgate.backoffice.testkit.Together;
import dev.rushgate.backoffice.testkit.Tokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Many who order and pay at one moment; nobody is told of a fault, and nobody waits in a circle.
 */
class OrdersAtOnceIT {

  private static final int MANY = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration BETWEEN = Duration.ofMillis(200);

  private final Sql sql = Running.sql();
  private final long deadlocksBefore = sql.deadlocks();

  @AfterEach
  void nobodyWaitedInACircle() {
    assertThat(sql.deadlocks()).isEqualTo(deadlocksBefore);
  }

  private static List<Api.Reply> atOnce(List<Callable<Api.Reply>> calls) {
    List<Callable<Api.Reply>> mixed = new ArrayList<>(calls);
    Collections.shuffle(mixed, new Random(11));
    return Together.all(mixed);
  }

  /** As a caller does who is told to try again: a server that has no room, or no answer yet. */
  private static Api.Reply patiently(Supplier<Api.Reply> call) {
    return await()
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(BETWEEN)
        .until(call::get, OrdersAtOnceIT::isFinal);
  }

  private static boolean isFinal(Api.Reply reply) {
    return reply.status() != 503
        && reply.status() != 202
        && !(reply.status() == 409 && reply.code().equals("IN_PROGRESS"));
  }

  private long stock(String product) {
    return sql.number("SELECT stock FROM product WHERE id = ?", product);
  }

  /** Of each the same number, in that order. */
  private static Map<String, Integer> each(List<String> products, int units) {
    var wanted = new LinkedHashMap<String, Integer>();
    products.forEach(product -> wanted.put(product, units));
    return wanted;
  }

  private static long atGateway(List<String> keys) {
    return Running.gateway().payments().stream()
        .filter(payment -> keys.contains(payment.key()))
        .mapToLong(payment -> payment.balance())
        .sum();
  }

  @Test
  void aHundredMembersBuyTheSameProductsToTheLastUnit() {
    List<String> goods = Goods.many(3);
    List<String> keys = new ArrayList<>();
    List<Callable<Api.Reply>> buys = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      String key = Buyer.key("ok_");
      keys.add(key);
      buys.add(
          () -> {
            Buyer buyer = Buyer.fresh();
            Api.Reply placed = patiently(() -> buyer.order(each(goods, 10), null, "place"));
            return placed.status() == 201
                ? patiently(() -> buyer.pay(placed.id(), 0, 30 * Goods.PRICE, key, "pay"))
                : placed;
          });
    }
    assertThat(atOnce(buys))
        .allSatisfy(reply -> assertThat(reply.status()).as(reply.text()).isEqualTo(200))
        .allMatch(reply -> reply.json().path("state").asString().equals("PAID"));
    assertThat(goods).allMatch(product -> stock(product) == 0);
    assertThat(atGateway(keys)).isEqualTo(MANY * 30 * Goods.PRICE);
  }

  @Test
  void twoHundredBuyersOfAHundredUnitsMakeAHundredOrders() {
    String product = Goods.many(1).getFirst();
    sql.run("UPDATE product SET stock = ? WHERE id = ?", MANY, product);
    List<Callable<Api.Reply>> buys =
        Collections.nCopies(
            2 * MANY,
            () -> {
              Buyer buyer = Buyer.fresh();
              return patiently(() -> buyer.order(Map.of(product, 1), null, "place"));
            });
    List<Api.Reply> replies = atOnce(buys);
    assertThat(replies).filteredOn(reply -> reply.status() == 201).hasSize(MANY);
    assertThat(replies)
        .filteredOn(reply -> reply.status() != 201)
        .allMatch(reply -> reply.status() == 409 && reply.code().equals("OUT_OF_STOCK"));
    assertThat(stock(product)).isZero();
    assertThat(sql.number("SELECT COUNT(*) FROM order_item WHERE product_id = ?", product))
        .isEqualTo(MANY);
  }

  @Test
  void chargesAndUsesOfOneWalletAreExact() {
    Buyer buyer = Buyer.fresh().with(MANY * Goods.PRICE);
    String product = Goods.many(1).getFirst();
    List<String> orders = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      orders.add(buyer.ordered(product, 1));
    }
    Api shopper = Running.api().as(Tokens.shopper(buyer.member()));
    List<Callable<Api.Reply>> moves = new ArrayList<>();
    for (String order : orders) {
      moves.add(() -> patiently(() -> buyer.pay(order, Goods.PRICE, 0, null, "pay-" + order)));
      var charge = Map.of("amount", 700, "paymentKey", Buyer.key("ok_"));
      moves.add(() -> patiently(() -> shopper.post("/api/v1/wallet/charges", charge)));
    }
    assertThat(atOnce(moves))
        .allSatisfy(reply -> assertThat(reply.status()).as(reply.text()).isIn(200, 201));
    assertThat(buyer.balance()).isEqualTo(MANY * 700);
    assertThat(sql.number("SELECT SUM(amount) FROM wallet_entry WHERE member = ?", buyer.member()))
        .isEqualTo(MANY * 700);
    assertThat(sql.number("SELECT COUNT(*) FROM wallet_entry WHERE member = ?", buyer.member()))
        .isEqualTo(2 * MANY + 1);
  }

  @Test
  void ordersThatNameTheSameProductsInOppositeOrderAllGoThrough() {
    List<String> goods = Goods.many(4);
    List<Callable<Api.Reply>> both = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      both.add(() -> orderedAndGivenUp(each(goods, 2)));
      both.add(() -> orderedAndGivenUp(each(goods.reversed(), 2)));
    }
    assertThat(atOnce(both))
        .allSatisfy(reply -> assertThat(reply.status()).as(reply.text()).isEqualTo(200));
    assertThat(goods).allMatch(product -> stock(product) == Goods.STOCK);
  }

  private static Api.Reply orderedAndGivenUp(Map<String, Integer> units) {
    Buyer buyer = Buyer.fresh();
    Api.Reply placed = patiently(() -> buyer.order(units, null, "place"));
    return placed.status() == 201 ? patiently(() -> buyer.cancel(placed.id())) : placed;
  }

  @Test
  void oneCouponIsUsedByOneOfTwoOrders() {
    var drops = new Drops(Running.api());
    List<String> goods = Goods.many(2);
    String drop = drops.coupon(20);
    for (int round = 1; round <= 20; round++) {
      Buyer buyer = Buyer.fresh();
      String coupon = new Settled(sql).coupon(drop, round, buyer.member());
      List<Api.Reply> replies =
          Together.all(
              List.of(
                  () -> buyer.order(Map.of(goods.get(0), 1), coupon),
                  () -> buyer.order(Map.of(goods.get(1), 1), coupon)));
      assertThat(replies).extracting(Api.Reply::status).containsExactlyInAnyOrder(201, 409);
      assertThat(replies)
          .filteredOn(reply -> reply.status() == 409)
          .allMatch(reply -> reply.code().equals("COUPON_USED"));
    }
    assertThat(stock(goods.get(0)) + stock(goods.get(1))).isEqualTo(2 * Goods.STOCK - 20);
  }

  @Test
  void anOrderThatIsPaidTwiceAtOnceIsChargedOnce() {
    String product = Goods.many(1).getFirst();
    for (int round = 0; round < 10; round++) {
      Buyer buyer = Buyer.fresh();
      String order = buyer.ordered(product, 1);
      List<String> keys = List.of(Buyer.key("slow_"), Buyer.key("ok_"), Buyer.key("ok_"));
      List<Callable<Api.Reply>> calls = new ArrayList<>();
      for (String key : keys) {
        calls.add(() -> buyer.pay(order, 0, Goods.PRICE, key, "by-" + key));
      }
      List<Api.Reply> replies = Together.all(calls);
      assertThat(replies)
          .filteredOn(reply -> List.of(200, 202).contains(reply.status()))
          .hasSize(1);
      assertThat(replies)
          .filteredOn(reply -> reply.status() >= 300)
          .allMatch(reply -> List.of("IN_PROGRESS", "ALREADY_PAID").contains(reply.code()));
      await().atMost(PATIENCE).until(() -> buyer.stateOf(order).equals("PAID"));
      assertThat(atGateway(keys)).isEqualTo(Goods.PRICE);
      assertThat(sql.number("SELECT COUNT(*) FROM payment WHERE owner_id = ?", order)).isOne();
    }
  }

  @Test
  void onePaymentThatIsSentTwiceAtOnceIsChargedOnce() {
    String product = Goods.many(1).getFirst();
    Buyer buyer = Buyer.fresh();
    String order = buyer.ordered(product, 1);
    String key = Buyer.key("slow_");
    List<Callable<Api.Reply>> calls = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String request = "request-" + i;
      calls.add(() -> buyer.pay(order, 0, Goods.PRICE, key, request));
    }
    assertThat(Together.all(calls))
        .allSatisfy(reply -> assertThat(reply.status()).as(reply.text()).isIn(200, 202, 409));
    await().atMost(PATIENCE).until(() -> buyer.stateOf(order).equals("PAID"));
    assertThat(atGateway(List.of(key))).isEqualTo(Goods.PRICE);
    assertThat(sql.number("SELECT COUNT(*) FROM payment WHERE owner_id = ?", order)).isOne();
  }
}
