package dev.rushgate.backoffice.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rushgate.backoffice.orders.Racers.Fate;
import dev.rushgate.backoffice.testkit.Api;
import dev.rushgate.backoffice.testkit.Buyer;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Sql;
import dev.rushgate.backoffice.testkit.Together;
import dev.rushgate.stack.gateway.Payment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Over a thousand orders, each paid about when it ends: most are to be paid until then, some are
 * being paid, and it is their last moment. When that is, each learns from how it went for those
 * before it, so about half come in time, by milliseconds, however fast the machine is.
 */
class ExpiryRaceIT {

  private static final int ORDERS = 1_200;
  private static final int AT_ONCE = 20; // more than the server has connections
  private static final int OFTEN = 5;
  private static final int GRABBED_MAX = 50;
  private static final Duration ALL_MAX = Duration.ofSeconds(60);

  private static final String ENDS_SOON =
      "UPDATE orders SET pay_by = UTC_TIMESTAMP(3) + INTERVAL ? MICROSECOND WHERE id = ?";

  private static final String GRACE_ENDS_SOON =
      """
      UPDATE orders SET pay_by = UTC_TIMESTAMP(3) - INTERVAL (120000000 - ?) MICROSECOND
      WHERE id = ? AND state = 'PAYING'
      """;

  private static final String TIME_OVER =
      "SELECT COUNT(*) FROM order_event WHERE order_id = ? AND cause = 'TIME_OVER'";

  /** What the gateway did not answer in time is asked about now, instead of in some seconds. */
  private static final String LOOK_NOW =
      "UPDATE payment SET look_at = UTC_TIMESTAMP(3) WHERE state = 'ASKED' AND member LIKE 'racer-%'";

  private final Sql sql = Running.sql();
  private final Expiry expiry = Running.bean(Expiry.class);
  private final ExpiringOrders expiring = Running.bean(ExpiringOrders.class);
  private final Racers racers = new Racers(sql, ORDERS);
  private final Buyer greedy = Buyer.fresh();
  private final AtomicLong toPayMs = new AtomicLong(20);
  private final AtomicLong payingMs = new AtomicLong(250);

  /** An order's payment, and what its payer was told. */
  private record Told(String key, Api.Reply reply) {}

  @Test
  void noOrderIsPaidAndExpiredAndNoneIsNeither() throws Exception {
    long deadlocks = sql.deadlocks();
    Map<String, Told> told = race();
    sql.run(LOOK_NOW);
    await().atMost(ALL_MAX).until(racers::areDone);
    List<Fate> fates = racers.fates();
    assertThat(fates).hasSize(ORDERS);
    Map<String, Long> atGateway =
        Running.gateway().payments().stream()
            .collect(Collectors.toMap(Payment::key, Payment::balance, Long::sum));
    for (Fate fate : fates) {
      Told payer = told.get(fate.id());
      assertThat(payer).isNotNull();
      requireOneEnd(fate, payer.reply());
      assertThat(atGateway.getOrDefault(payer.key(), 0L))
          .as(fate.toString())
          .isEqualTo(fate.kept());
    }
    requireStock(fates);
    requireBothWays(fates);
    assertThat(sql.deadlocks()).isEqualTo(deadlocks);
  }

  private Map<String, Told> race() {
    try (ScheduledExecutorService others = Executors.newScheduledThreadPool(2)) {
      List<Future<?>> ticking =
          List.of(
              others.scheduleWithFixedDelay(expiry::expireDue, 0, 5, TimeUnit.MILLISECONDS),
              others.scheduleWithFixedDelay(this::grab, 0, 5, TimeUnit.MILLISECONDS));
      List<Callable<Map.Entry<String, Told>>> runs = new ArrayList<>();
      for (String id : racers.ids()) {
        runs.add(() -> Map.entry(id, isToPay(id) ? paidAtItsEnd(id) : endsWhilePaid(id)));
      }
      Map<String, Told> told =
          Together.all(runs, AT_ONCE).stream()
              .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
      assertThat(ticking).noneMatch(Future::isDone); // as one that failed would be
      others.shutdown();
      return told;
    }
  }

  /** Three of four, of each of the two products. */
  private static boolean isToPay(String id) {
    return Long.parseLong(id) / 2 % 4 != 0;
  }

  /** Somebody else wants whatever comes back of the second product. */
  private void grab() {
    int units = (int) Math.min(stock(racers.product(1)), GRABBED_MAX);
    if (units > 0) {
      greedy.order(Map.of(racers.product(1), units), null);
    }
  }

  private long stock(String product) {
    return sql.number("SELECT stock FROM product WHERE id = ?", product);
  }

  private Told paidAtItsEnd(String id) {
    String key = Buyer.key("ok_");
    sql.run(ENDS_SOON, toPayMs.get() * 1_000, id);
    Api.Reply reply = pay(id, key);
    toPayMs.updateAndGet(ms -> Math.max(0, reply.status() == 409 ? ms + 1 : ms - 1));
    return new Told(key, reply);
  }

  private Told endsWhilePaid(String id) throws Exception {
    String key = Buyer.key("slow_");
    try (var thread = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Api.Reply> reply = thread.submit(() -> pay(id, key));
      await()
          .atMost(ALL_MAX)
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(10))
          .until(() -> graceEndsSoon(id) || reply.isDone());
      await()
          .atMost(ALL_MAX)
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(3))
          .until(() -> expiring.expire(null, List.of(Long.valueOf(id))) == 1 || reply.isDone());
      var told = new Told(key, reply.get());
      if (Racers.which(id) == 0) {
        long over = sql.number(TIME_OVER, id);
        payingMs.updateAndGet(ms -> Math.max(0, over == 0 ? ms - 4 : ms + 4));
      }
      return told;
    }
  }

  /** Of the second product sooner, so that somebody else may be faster than the payment. */
  private boolean graceEndsSoon(String id) {
    long ms = payingMs.get() / (1 + Racers.which(id));
    return sql.run(GRACE_ENDS_SOON, ms * 1_000, id) == 1;
  }

  private static Api.Reply pay(String id, String key) {
    return new Buyer(Racers.member(id)).pay(id, Racers.POINTS, Racers.MONEY, key, "pay");
  }

  private static void requireOneEnd(Fate fate, Api.Reply reply) {
    boolean paid = fate.state().equals("PAID");
    String about = fate + " " + reply.status() + " " + reply.text();
    assertThat(fate.state()).as(about).isIn("PAID", "EXPIRED");
    assertThat(reply.status()).as(about).isIn(paid ? 200 : 409, 202); // that nobody knows yet
    // Who was told nothing yet may have ended before the gateway was asked.
    boolean told = paid || reply.status() == 202;
    assertThat(told || List.of("EXPIRED", "OUT_OF_STOCK").contains(reply.code()))
        .as(about)
        .isTrue();
    assertThat(fate.kept()).as(about).isEqualTo(paid ? Racers.MONEY : 0);
    assertThat(fate.balance()).as(about).isEqualTo(paid ? 0 : Racers.POINTS);
    assertThat(fate.entries()).as(about).isEqualTo(fate.balance());
    assertThat(fate.paid()).as(about).isEqualTo(paid ? 1 : 0);
    assertThat(fate.ended()).as(about).isLessThanOrEqualTo(1);
    if (isToPay(fate.id())) { // a late payment can only be one that was begun in time
      assertThat(fate.ended()).as(about).isEqualTo(paid ? 0 : 1);
    }
  }

  /** What was never given back, what others took, and what is left make all there was. */
  private void requireStock(List<Fate> fates) {
    for (int which = 0; which < 2; which++) {
      int of = which;
      String product = racers.product(which);
      long paid =
          fates.stream()
              .filter(fate -> Racers.which(fate.id()) == of)
              .filter(fate -> fate.state().equals("PAID"))
              .count();
      long taken =
          sql.number(
              "SELECT COALESCE(SUM(i.quantity), 0) FROM orders o JOIN order_item i ON i.order_id = o.id"
                  + " WHERE o.member = ? AND i.product_id = ?",
              greedy.member(),
              product);
      long stock = stock(product);
      assertThat(stock + paid + taken).isEqualTo(ORDERS / 2);
      assertThat(
              sql.number(
                  "SELECT SUM(units_after - units_before) FROM stock_change WHERE product_id = ?",
                  product))
          .isEqualTo(stock);
    }
  }

  private static void requireBothWays(List<Fate> fates) {
    Predicate<Fate> toPay = fate -> isToPay(fate.id());
    Predicate<Fate> paid = fate -> fate.state().equals("PAID");
    Predicate<Fate> ended = fate -> fate.ended() > 0;
    assertThat(fates).filteredOn(toPay.and(paid)).hasSizeGreaterThan(OFTEN);
    assertThat(fates).filteredOn(toPay.and(ended)).hasSizeGreaterThan(OFTEN);
    Predicate<Fate> paying = toPay.negate();
    assertThat(fates).filteredOn(paying.and(ended.negate())).hasSizeGreaterThan(OFTEN);
    assertThat(fates).filteredOn(paying.and(ended).and(paid)).hasSizeGreaterThan(OFTEN);
    assertThat(fates).filteredOn(paying.and(paid.negate())).hasSizeGreaterThan(OFTEN);
  }
}
