package dev.rushgate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rushgate.stack.Moment;
import dev.rushgate.stack.gateway.Payment;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/**
 * {@code kill -9} of a back office at every step of paying. Each step has an order of its own that
 * is held there, found on the wire or by what the database says; then one kill meets them all, and
 * after a start nothing is lost, charged twice or given back twice.
 */
class PaymentCrashIT {

  private static final Duration MOMENT_MAX = Duration.ofSeconds(20);
  private static final Duration TO_THE_END = Duration.ofSeconds(40);

  private static final int STOCK = 100;
  private static final long PRICE = 10_000;
  private static final long POINTS = 4_000;
  private static final long AMOUNT = PRICE - POINTS;

  /** Longer than anybody who asked before the kill could still be at it. */
  private static final String TIME_PASSES =
      "UPDATE payment SET asked_at = asked_at - INTERVAL 5 MINUTE, look_at = UTC_TIMESTAMP(3)"
          + " WHERE state = 'ASKED'";

  private static final String REFUNDS_ARE_DUE =
      "UPDATE refund SET look_at = UTC_TIMESTAMP(3) WHERE state = 'WANTED'";

  private static final String NOBODY_IS_AT_IT = "UPDATE idempotency SET busy_until = at";

  private static final String REFUNDS =
      "SELECT COUNT(*) FROM refund r JOIN payment p ON p.id = r.payment_id"
          + " WHERE p.purpose = 'ORDER' AND p.owner_id = ? AND r.state = ?";

  private final Map<String, Buyer> buyers = new LinkedHashMap<>();
  private final Map<String, String> orders = new LinkedHashMap<>();

  @Test
  void everyOrderIsCompletedOrCompensatedAndTheBooksAgree() throws Exception {
    try (PaidShop shop = PaidShop.open();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      String product = product(shop);
      for (String step :
          List.of("unasked", "uncharged", "unheard", "unwritten", "declined", "points", "unsaid")) {
        ordered(shop, step, product);
      }
      for (String step : List.of("wanted", "given")) {
        ordered(shop, step, product);
        pay(step);
      }
      List<Moment> held = holdEveryStep(shop, threads);
      Moment unplaced = holdThePlacing(shop, threads, product);
      Buyer.later(threads, () -> pay("uncharged"));
      isAsItShouldBeBeforeTheKill(shop);
      shop.kill();
      held.forEach(Moment::drop);
      unplaced.drop();
      shop.run(TIME_PASSES);
      shop.run(REFUNDS_ARE_DUE);
      shop.run(NOBODY_IS_AT_IT);
      shop.start();
      isCompletedOrCompensated(shop, product);
      theBooksAgree(shop, product);
    }
  }

  private static String product(PaidShop shop) {
    try (var admin = shop.admin()) {
      return admin.createProduct("A jar that is paid for", PRICE, STOCK);
    }
  }

  /** Somebody with points who has ordered one. */
  private void ordered(PaidShop shop, String step, String product) throws IOException {
    Buyer buyer = shop.buyer(step);
    buyers.put(step, buyer);
    assertThat(buyer.charge(POINTS).status()).isEqualTo(201);
    orders.put(step, buyer.placed(product));
  }

  private static String key(String step) {
    return switch (step) {
          case "uncharged" -> "slow_";
          case "declined" -> "decline_";
          default -> "ok_";
        }
        + step;
  }

  private int pay(String step) throws IOException {
    return buyer(step).pay(order(step), POINTS, AMOUNT, key(step)).status();
  }

  private Buyer buyer(String step) {
    return Objects.requireNonNull(buyers.get(step));
  }

  private String order(String step) {
    return Objects.requireNonNull(orders.get(step));
  }

  private List<Moment> holdEveryStep(PaidShop shop, ExecutorService threads) throws IOException {
    // Its entry is written, and its transaction goes no further.
    Moment points = shop.database().holdAnswerTo("'points', 'USE'");
    Buyer.later(threads, () -> pay("points"));
    points.await(MOMENT_MAX);
    Moment unasked = shop.gateway().holdRequest("\"" + key("unasked"));
    Buyer.later(threads, () -> pay("unasked"));
    Moment unheard = shop.gateway().holdAnswerTo("\"" + key("unheard"));
    Buyer.later(threads, () -> pay("unheard"));
    unasked.await(MOMENT_MAX);
    unheard.await(MOMENT_MAX);
    Moment unwritten = holdTheWriting(shop, threads, "unwritten");
    Moment declined = holdTheWriting(shop, threads, "declined");
    // Points that are bought, not an order.
    buyers.put("charging", shop.buyer("charging"));
    Moment charging = shop.gateway().holdAnswerTo("\"ok_wallet_charging");
    Buyer.later(threads, () -> buyer("charging").charge(POINTS));
    charging.await(MOMENT_MAX);
    // Paid, and the answer was not yet written down.
    Moment unsaid = shop.database().holdRequest("SET status = 200");
    Buyer.later(threads, () -> pay("unsaid"));
    unsaid.await(MOMENT_MAX);
    Moment given = shop.gateway().holdAnswerTo(key("given") + "/cancel");
    Buyer.later(threads, () -> buyer("given").cancel(order("given")));
    given.await(MOMENT_MAX);
    Moment wanted = shop.gateway().holdRequest(key("wanted") + "/cancel");
    Buyer.later(threads, () -> buyer("wanted").cancel(order("wanted")));
    wanted.await(MOMENT_MAX);
    return List.of(points, unasked, unheard, unwritten, declined, charging, unsaid, given, wanted);
  }

  /** The gateway has answered, and what it said is not written down. */
  private Moment holdTheWriting(PaidShop shop, ExecutorService threads, String step) {
    Moment answered = shop.gateway().holdAnswerTo("\"" + key(step));
    Buyer.later(threads, () -> pay(step));
    answered.await(MOMENT_MAX);
    Moment unwritten = shop.database().holdRequest(ending(shop, step));
    answered.release();
    unwritten.await(MOMENT_MAX);
    return unwritten;
  }

  /** How the statement goes on that ends a payment, after its pause. */
  private String ending(PaidShop shop, String step) {
    long payment = shop.number("SELECT id FROM payment WHERE payment_key = ?", key(step));
    return "SECOND\nWHERE id = " + payment + " AND state = 'ASKED'";
  }

  private Moment holdThePlacing(PaidShop shop, ExecutorService threads, String product) {
    buyers.put("unplaced", shop.buyer("unplaced"));
    Moment unplaced = shop.database().holdRequest("SET status = 201");
    Buyer.later(threads, () -> buyer("unplaced").place(product));
    unplaced.await(MOMENT_MAX);
    return unplaced;
  }

  /** Else the kill met something else than it should. */
  private void isAsItShouldBeBeforeTheKill(PaidShop shop) {
    assertThat(shop.atGateway(key("unasked"))).isEmpty();
    await().atMost(MOMENT_MAX).until(() -> status(shop, "uncharged").equals("IN_PROGRESS"));
    assertThat(status(shop, "unheard")).isEqualTo("DONE");
    assertThat(status(shop, "unwritten")).isEqualTo("DONE");
    assertThat(shop.atGateway("ok_wallet_charging")).isPresent();
    for (String step : List.of("unasked", "uncharged", "unheard", "unwritten", "declined")) {
      assertThat(state(shop, step)).as(step).isEqualTo("PAYING");
    }
    assertThat(state(shop, "points")).isEqualTo("TO_PAY");
    assertThat(shop.atGateway(key("points"))).isEmpty();
    assertThat(state(shop, "unsaid")).isEqualTo("PAID");
    assertThat(status(shop, "given")).isEqualTo("CANCELED");
    assertThat(shop.number(REFUNDS, order("given"), "WANTED")).isEqualTo(1);
    assertThat(status(shop, "wanted")).isEqualTo("DONE");
    assertThat(shop.number(REFUNDS, order("wanted"), "WANTED")).isEqualTo(1);
  }

  private static String status(PaidShop shop, String step) {
    return shop.atGateway(key(step)).map(Payment::status).orElse("");
  }

  private String state(PaidShop shop, String step) {
    return shop.text("SELECT state FROM orders WHERE id = ?", order(step));
  }

  private void isCompletedOrCompensated(PaidShop shop, String product) throws IOException {
    for (String step : List.of("unasked", "uncharged", "unheard", "unwritten", "unsaid")) {
      await().atMost(TO_THE_END).until(() -> state(shop, step).equals("PAID"));
    }
    for (String step : List.of("wanted", "given")) {
      await().atMost(TO_THE_END).until(() -> shop.number(REFUNDS, order(step), "DONE") == 1);
      assertThat(state(shop, step)).isEqualTo("REFUNDED");
      assertThat(shop.atGateway(key(step)).orElseThrow().cancels()).as(step).hasSize(1);
      assertThat(buyer(step).balance()).as("points of " + step).isEqualTo(POINTS);
    }
    await().atMost(TO_THE_END).until(() -> state(shop, "declined").equals("TO_PAY"));
    assertThat(pay("declined")).isEqualTo(402);
    assertThat(buyer("declined").balance()).isEqualTo(POINTS);
    await().atMost(TO_THE_END).until(() -> buyer("charging").balance() == POINTS);
    assertThat(buyer("charging").charge(POINTS).status()).isEqualTo(201);
    assertThat(buyer("charging").balance()).isEqualTo(POINTS);
    // Nothing was taken of it; the same call again pays.
    assertThat(buyer("points").balance()).isEqualTo(POINTS);
    // The same calls again: answered as they would have been, and done once.
    for (String step : List.of("points", "unasked", "uncharged", "unheard", "unsaid")) {
      assertThat(pay(step)).as(step).isEqualTo(200);
      assertThat(buyer(step).balance()).as("points of " + step).isZero();
    }
    var placed = buyer("unplaced").place(product);
    assertThat(placed.status()).isEqualTo(201);
    assertThat(shop.text("SELECT id FROM orders WHERE member = 'unplaced'"))
        .isEqualTo(placed.body().getString("id"));
    assertThat(shop.number("SELECT COUNT(*) FROM orders WHERE member = 'unplaced'")).isEqualTo(1);
  }

  /** To the won, and to the unit. */
  private void theBooksAgree(PaidShop shop, String product) {
    for (Payment theirs : shop.atGateway()) {
      long ours =
          shop.number(
              "SELECT IF(state = 'CHARGED', amount, 0) - (SELECT COALESCE(SUM(r.amount), 0)"
                  + " FROM refund r WHERE r.payment_id = p.id AND r.state = 'DONE')"
                  + " FROM payment p WHERE payment_key = ?",
              theirs.key());
      assertThat(theirs.balance()).as(theirs.key()).isEqualTo(ours);
    }
    assertThat(shop.number("SELECT COUNT(*) FROM payment")).isEqualTo(shop.atGateway().size());
    assertThat(
            shop.number(
                "SELECT COUNT(*) FROM wallet w WHERE balance <>"
                    + " (SELECT SUM(amount) FROM wallet_entry e WHERE e.member = w.member)"))
        .isZero();
    int kept = orders.size() - 2 + 1; // two were given back, and one waits to be paid
    assertThat(shop.number("SELECT stock FROM product WHERE id = ?", product))
        .isEqualTo(STOCK - kept);
  }
}
