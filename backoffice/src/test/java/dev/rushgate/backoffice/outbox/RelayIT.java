package dev.rushgate.backoffice.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rushgate.backoffice.testkit.Api;
import dev.rushgate.backoffice.testkit.Drops;
import dev.rushgate.backoffice.testkit.Events;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Settled;
import dev.rushgate.backoffice.testkit.Sql;
import dev.rushgate.backoffice.testkit.Statements;
import dev.rushgate.backoffice.testkit.Together;
import dev.rushgate.backoffice.testkit.Topic;
import dev.rushgate.model.event.Topics;
import dev.rushgate.stack.Database;
import io.hypersistence.tsid.TSID;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class RelayIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String NO_KAFKA = "127.0.0.1:1";

  /** In ids, whose upper bits are milliseconds. */
  private static final long AN_HOUR = 3_600_000L << 22;

  private static final String ROW =
      """
      INSERT INTO outbox (id, topic, record_key, payload, created_at)
      VALUES (1, ?, ?, ?, UTC_TIMESTAMP(3))
      """;

  /** As if another server were at it. */
  static final String HOLD =
      """
      INSERT INTO shedlock (name, lock_until, locked_at, locked_by)
      VALUES ('outbox-relay', UTC_TIMESTAMP(3) + INTERVAL 1 MINUTE, UTC_TIMESTAMP(3), 'a test')
      ON DUPLICATE KEY UPDATE lock_until = VALUES(lock_until), locked_by = VALUES(locked_by)
      """;

  static final String LET_GO =
      "UPDATE shedlock SET lock_until = UTC_TIMESTAMP(3) WHERE name = 'outbox-relay'";

  private final Sql sql = Running.sql();

  private long unsentOf(Sql database, String key) {
    return database.number(
        "SELECT COUNT(*) FROM outbox WHERE record_key = ? AND sent_at IS NULL", key);
  }

  private static void write(Sql database, String key, int from, int to) {
    for (int i = from; i <= to; i++) {
      database.run(ROW, Topics.ORDERS, key, Integer.toString(i));
    }
  }

  @Test
  void messagesAreSentInTheirOrderAndMarked() {
    write(sql, "in-order", 1, 60);
    await().atMost(SOON).until(() -> unsentOf(sql, "in-order") == 0);
    assertThat(Topic.values(Topics.ORDERS, "in-order")).isEqualTo(numbers(60));
  }

  @Test
  void twoRelaysAtOnceLoseNothingAndKeepTheOrder() {
    Relay relay = Running.bean(Relay.class);
    Callable<Boolean> job =
        () -> {
          for (int i = 0; i < 20; i++) {
            relay.relay();
          }
          return true;
        };
    List<Callable<Boolean>> all = new ArrayList<>(List.of(job, job));
    for (int key = 0; key < 3; key++) {
      String name = "twice-" + key;
      all.add(
          () -> {
            write(sql, name, 1, 60);
            return true;
          });
    }
    Together.all(all);
    for (int key = 0; key < 3; key++) {
      String name = "twice-" + key;
      await().atMost(SOON).until(() -> unsentOf(sql, name) == 0);
      assertThat(Topic.values(Topics.ORDERS, name).stream().distinct())
          .containsExactlyElementsOf(numbers(60));
    }
  }

  /** The settler's clock is an hour before ours, and its ids with it. */
  @Test
  void whatTheClocksOfTheWritersSayDoesNotMatter() {
    String drop = new Drops(Running.api()).deal(2);
    String order = new Settled(sql).order(drop, 1, 3_600_000);
    sql.run(HOLD); // else the first might be sent before the second is written
    try {
      writePlacedAndCancel(drop, order);
      assertThat(unsentOf(sql, order)).isEqualTo(2);
    } finally {
      sql.run(LET_GO);
    }
    await().atMost(SOON).until(() -> unsentOf(sql, order) == 0);
    assertThat(Events.read().typesOf(order)).containsExactly("ORDER_PLACED", "ORDER_CANCELLED");
  }

  private void writePlacedAndCancel(String drop, String order) {
    sql.run(
        """
        INSERT INTO outbox (id, topic, record_key, payload, drop_id, epoch, no, created_at)
        VALUES (?, ?, ?, ?, ?, 1, 1, UTC_TIMESTAMP(3) + INTERVAL 1 HOUR)
        """,
        TSID.Factory.getTsid().toLong() + AN_HOUR,
        Topics.ORDERS,
        order,
        "{\"v\":1,\"type\":\"ORDER_PLACED\",\"order\":\"" + order + "\"}",
        drop);
    Running.api().post("/api/v1/admin/orders/" + order + "/cancel", Map.of("reason", "asked"));
    assertThat(
            sql.number(
                "SELECT COUNT(DISTINCT a.id) FROM outbox a JOIN outbox b ON a.record_key = ?"
                    + " AND b.record_key = a.record_key AND a.seq < b.seq AND a.id > b.id",
                order))
        .as("the clocks are apart")
        .isEqualTo(1);
  }

  /** A transaction that took its number early may show it late. */
  @Test
  void whatIsCommittedLateIsSentAllTheSame() throws Exception {
    try (Connection late = sql.connection()) {
      late.setAutoCommit(false);
      try (var insert = late.prepareStatement(ROW)) {
        insert.setString(1, Topics.ORDERS);
        insert.setString(2, "late");
        insert.setString(3, "1");
        insert.executeUpdate();
      }
      write(sql, "early", 1, 2);
      await().atMost(SOON).until(() -> unsentOf(sql, "early") == 0);
      late.commit();
    }
    await().atMost(SOON).until(() -> unsentOf(sql, "late") == 0);
    assertThat(Topic.values(Topics.ORDERS, "late")).containsExactly("1");
    assertThat(
            sql.number("SELECT MIN(seq) FROM outbox WHERE record_key = 'early'")
                - sql.number("SELECT seq FROM outbox WHERE record_key = 'late'"))
        .isPositive();
  }

  /** With as many sent rows as a week leaves, the relay reads those that it sends. */
  @Test
  void theRelayReadsWhatItSendsAndNoMore() {
    write(sql, "few", 1, 40);
    await().atMost(SOON).until(() -> unsentOf(sql, "few") == 0);
    var rows = Running.bean(OutboxRows.class);
    var nothing = new Held(new SimpleMeterRegistry()).without();
    Statements.Ran asked = Statements.of(() -> rows.unsent(500, nothing)).getLast();
    List<Object> values = asked.values().stream().map(Objects::requireNonNull).toList();
    assertThat(sql.rowsRead(asked.sql(), values)).isLessThan(20);
  }

  @Test
  void aCrashBetweenTheTransactionAndTheRelayLosesNothing() {
    Database own = Running.stack().database().emptyDatabase();
    Sql rows = new Sql(own);
    String drop;
    try (var first = Running.on(own, Map.of("RUSHGATE_KAFKA_BOOTSTRAP", NO_KAFKA))) {
      Api api = new Api(Running.portOf(first));
      drop = new Drops(api).deal(2);
      String order = new Settled(rows).order(drop, 1, 3_600_000);
      api.post("/api/v1/admin/orders/" + order + "/cancel", Map.of("reason", "asked"));
      assertThat(unsentOf(rows, drop)).isEqualTo(1);
      // Kafka is away, and the back office is none the worse for it.
      assertThat(api.as(null).get("/health/ready").status()).isEqualTo(200);
      await().atMost(SOON).until(() -> oldestUnsentSeconds(api) > 1);
    }
    assertThat(unsentOf(rows, drop)).isEqualTo(1);
    // The lock of a server that died is free again after its time; here it need not pass.
    rows.run("DELETE FROM shedlock");
    try (var second = Running.on(own, Map.of())) {
      await().atMost(SOON).until(() -> unsentOf(rows, drop) == 0);
      Api api = new Api(Running.portOf(second));
      await().atMost(SOON).until(() -> oldestUnsentSeconds(api) == 0);
    }
    assertThat(Topic.values(Topics.RELEASES, drop)).hasSize(1);
  }

  private static double oldestUnsentSeconds(Api api) {
    return api.as(null)
        .get("/metrics")
        .text()
        .lines()
        .filter(line -> line.startsWith("rushgate_outbox_oldest_unsent_seconds "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatWasSentLongAgoIsForgottenAndNothingElse() {
    write(sql, "forgotten", 1, 3);
    await().atMost(SOON).until(() -> unsentOf(sql, "forgotten") == 0);
    sql.run(
        """
        UPDATE outbox SET sent_at = UTC_TIMESTAMP(3) - INTERVAL 8 DAY
        WHERE record_key = 'forgotten' AND payload = '2'
        """);
    Running.bean(OutboxCare.class).forget();
    assertThat(sql.rows("SELECT payload FROM outbox WHERE record_key = 'forgotten'"))
        .extracting(row -> row.get("payload"))
        .containsExactlyInAnyOrder("1", "3");
  }

  private static List<String> numbers(int to) {
    var numbers = new ArrayList<String>();
    for (int i = 1; i <= to; i++) {
      numbers.add(Integer.toString(i));
    }
    return numbers;
  }
}
