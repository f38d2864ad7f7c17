package dev.rushgate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rushgate.rush.service.BackOffice;
import dev.rushgate.rush.verdict.Books;
import dev.rushgate.rush.verdict.Row;
import dev.rushgate.stack.gateway.Payment;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A deal from the rush to the last won: who pays keeps the unit, who does not passes it on. */
class PaidDealIT {

  private static final int UNITS = 10;
  private static final int PAY_AT_ONCE = UNITS / 2;
  private static final long PRICE = 10_000; // of a rush's deals
  private static final long POINTS = 3_000;
  private static final Duration SETTLED_MAX = Duration.ofSeconds(40);
  private static final Duration TO_THE_END = Duration.ofSeconds(2);

  private static final String TIME_IS_OVER =
      """
      UPDATE orders SET pay_by = UTC_TIMESTAMP(3)
      WHERE drop_id = ? AND state = 'TO_PAY'
      """;

  private static final String OUR_BOOK =
      """
      SELECT COALESCE(SUM(IF(p.state = 'CHARGED', p.amount, 0)), 0) - COALESCE(SUM(
        (SELECT SUM(r.amount) FROM refund r WHERE r.payment_id = p.id AND r.state = 'DONE')), 0)
      FROM payment p JOIN orders o ON p.purpose = 'ORDER' AND o.id = p.owner_id
      WHERE o.drop_id = ?
      """;

  private static final String PAID_BY_ORDERS =
      "SELECT SUM(points + paid - refunded) FROM orders WHERE drop_id = ?";

  private static final String POINTS_USED =
      """
      SELECT -SUM(e.amount) FROM wallet_entry e
      WHERE e.kind <> 'CHARGE' AND e.member IN (SELECT member FROM orders WHERE drop_id = ?)
      """;

  private static final String STOCK_LEFT =
      """
      SELECT p.stock FROM product p JOIN drop_spec d ON d.product_id = p.id WHERE d.drop_id = ?
      """;

  private final Deployment deployment = Deployment.shared();
  private final Map<String, String> keys = new HashMap<>();

  @AfterEach
  void heal() {
    deployment.heal();
  }

  @Test
  void halfPayTheRestPassTheirUnitsOnAndEveryWonIsAccountedFor() throws Exception {
    try (var rush = HeldRush.start(deployment, nobodyPaysByItself())) {
      await().atMost(SETTLED_MAX).until(() -> settled(rush) == UNITS);
      List<Row> winners = rows(rush);
      for (Row winner : winners.subList(0, PAY_AT_ONCE)) {
        requirePaid(winner);
      }
      assertThat(run(TIME_IS_OVER, rush.drop())).isEqualTo(UNITS - PAY_AT_ONCE);
      int ever = UNITS + UNITS - PAY_AT_ONCE;
      await().atMost(SETTLED_MAX).until(() -> settled(rush) == ever);
      requireTooLate(winners.getLast());
      for (Row promoted : rows(rush).subList(UNITS, ever)) {
        requirePaid(promoted);
      }
      requireTheRightOnes(rows(rush));
      var result = rush.finish(TO_THE_END);
      requireEveryUnit(rush.drop(), result.books(), result.ledger());
      requireEveryWon(rush.drop());
    }
  }

  private static Scene nobodyPaysByItself() {
    return Scene.aRush().units(UNITS, UNITS).crowd(2 * UNITS, 1_000).shares(0, 0, 0);
  }

  private List<Row> rows(HeldRush rush) throws SQLException {
    return deployment.books().read(rush.drop(), UNITS, 0).rows();
  }

  /** How many ever had an order; all that were admitted so far have one. */
  private long settled(HeldRush rush) throws SQLException {
    List<Row> rows = rows(rush);
    return rows.stream().allMatch(row -> row.wonState() != null) ? rows.size() : -1;
  }

  private Buyer buyer(Row row) {
    String token = deployment.tokens().shopper(row.member());
    return new Buyer(row.member(), new BackOffice(deployment.backOfficeUrl(), () -> token));
  }

  /** With points and by the gateway. */
  private void requirePaid(Row row) throws IOException {
    Buyer buyer = buyer(row);
    assertThat(buyer.charge(POINTS).status()).isEqualTo(201);
    String key = "ok_deal_" + row.member();
    keys.put(row.member(), key);
    BackOffice.Answer paid = buyer.pay(order(row), POINTS, PRICE - POINTS, key);
    assertThat(paid.status()).as(paid.body().encode()).isEqualTo(200);
    assertThat(paid.body().getString("state")).isEqualTo("PAID");
    assertThat(buyer.balance()).isZero();
  }

  private void requireTooLate(Row row) throws IOException {
    String key = "ok_deal_" + row.member();
    BackOffice.Answer late = buyer(row).pay(order(row), 0, PRICE, key);
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.code()).isEqualTo("EXPIRED");
    assertThat(deployment.atGateway()).noneMatch(payment -> payment.key().equals(key));
  }

  private static String order(Row row) {
    return Objects.requireNonNull(row.won());
  }

  private static void requireTheRightOnes(List<Row> rows) {
    assertThat(rows).extracting(Row::seq).isSorted();
    for (int place = 0; place < rows.size(); place++) {
      boolean passedOn = place >= PAY_AT_ONCE && place < UNITS;
      Row row = rows.get(place);
      assertThat(row.state()).isEqualTo(passedOn ? Row.State.RETURNED : Row.State.LIVE);
      assertThat(row.wonState()).isEqualTo(passedOn ? "EXPIRED" : "PAID");
    }
  }

  private void requireEveryUnit(String drop, Books books, JsonObject ledger) throws SQLException {
    assertThat(books.stock().live()).isEqualTo(UNITS);
    assertThat(books.stock().paid()).isEqualTo(UNITS);
    JsonObject lines = ledger.getJsonObject("lines");
    assertThat(ledger.getBoolean("balanced")).isTrue();
    assertThat(lines.getLong("paid")).isEqualTo(UNITS);
    assertThat(lines.getLong("toPay")).isZero();
    assertThat(lines.getLong("returned")).isEqualTo(UNITS - PAY_AT_ONCE);
    assertThat(number(STOCK_LEFT, drop)).isZero();
  }

  private void requireEveryWon(String drop) throws SQLException {
    long byGateway = UNITS * (PRICE - POINTS);
    assertThat(keys).hasSize(UNITS);
    assertThat(deployment.atGateway())
        .filteredOn(payment -> keys.containsValue(payment.key()))
        .hasSize(UNITS)
        .allMatch(payment -> payment.balance() == PRICE - POINTS);
    assertThat(
            deployment.atGateway().stream()
                .filter(payment -> payment.key().startsWith("ok_deal_"))
                .mapToLong(Payment::balance)
                .sum())
        .isEqualTo(byGateway);
    assertThat(number(OUR_BOOK, drop)).isEqualTo(byGateway);
    assertThat(number(POINTS_USED, drop)).isEqualTo(UNITS * POINTS);
    assertThat(number(PAID_BY_ORDERS, drop)).isEqualTo(UNITS * PRICE);
  }

  private long number(String sql, String drop) throws SQLException {
    var database = deployment.database();
    try (var connection =
            DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        var statement = connection.prepareStatement(sql)) {
      statement.setLong(1, Long.parseLong(drop));
      try (var result = statement.executeQuery()) {
        result.next();
        return result.getLong(1);
      }
    }
  }

  private int run(String sql, String drop) throws SQLException {
    var database = deployment.database();
    try (var connection =
            DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        var statement = connection.prepareStatement(sql)) {
      statement.setLong(1, Long.parseLong(drop));
      return statement.executeUpdate();
    }
  }
}
