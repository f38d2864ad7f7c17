package dev.rushgate.backoffice.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rushgate.backoffice.testkit.Api;
import dev.rushgate.backoffice.testkit.Drops;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Settled;
import dev.rushgate.backoffice.testkit.Sql;
import dev.rushgate.backoffice.testkit.Together;
import dev.rushgate.backoffice.testkit.Topic;
import dev.rushgate.model.event.Topics;
import dev.rushgate.stack.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class RelayIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String NO_KAFKA = "127.0.0.1:1";

  private final Sql sql = Running.sql();

  private long unsentOf(Sql database, String key) {
    return database.number(
        "SELECT COUNT(*) FROM outbox WHERE record_key = ? AND sent_at IS NULL", key);
  }

  private static void write(Sql database, String key, int from, int to) {
    for (int i = from; i <= to; i++) {
      database.run(
          """
          INSERT INTO outbox (id, topic, record_key, payload, created_at)
          SELECT COALESCE(MAX(id), 0) + 1, ?, ?, ?, UTC_TIMESTAMP(3) FROM outbox
          """,
          Topics.RELEASES,
          key,
          Integer.toString(i));
    }
  }

  @Test
  void messagesAreSentInTheirOrderAndMarked() {
    write(sql, "in-order", 1, 60);
    await().atMost(SOON).until(() -> unsentOf(sql, "in-order") == 0);
    assertThat(Topic.values(Topics.RELEASES, "in-order")).isEqualTo(numbers(60));
  }

  @Test
  void twoRelaysAtOnceLoseNothing() {
    Relay relay = Running.bean(Relay.class);
    Callable<Boolean> job =
        () -> {
          for (int i = 0; i < 20; i++) {
            relay.relay();
          }
          return true;
        };
    Callable<Boolean> writer =
        () -> {
          write(sql, "twice", 1, 80);
          return true;
        };
    Together.all(List.of(job, job, writer));
    await().atMost(SOON).until(() -> unsentOf(sql, "twice") == 0);
    List<String> sent = Topic.values(Topics.RELEASES, "twice");
    assertThat(sent.stream().distinct()).containsExactlyInAnyOrderElementsOf(numbers(80));
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
