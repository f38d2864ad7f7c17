package dev.rushgate.backoffice.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rushgate.backoffice.testkit.Explained;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Sql;
import dev.rushgate.backoffice.testkit.Topic;
import dev.rushgate.model.event.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** More messages than a batch holds that Kafka does not take, and all have lower numbers. */
class UnsendableIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String SMALL = "test.small";
  private static final String MISSING = "test.missing";
  private static final String MAX = "max.message.bytes";
  private static final int ROWS = 2_500;
  private static final int NEXT_OF_KEY = 2_600; // 1,300 keys, more than two batches

  private static final String STUCK =
      """
      INSERT INTO outbox (id, topic, record_key, payload, created_at)
      SELECT 1, ?, CONCAT('stuck-', MOD(i, ?)), CONCAT(i, REPEAT(' ', 400)), UTC_TIMESTAMP(3)
      FROM ("""
          + Explained.MANY
          + ") numbers ORDER BY i LIMIT ?";

  private final Sql sql = Running.sql();

  @AfterEach
  void nothingIsLeft() {
    sql.run("DELETE FROM outbox WHERE topic LIKE 'test.%'");
  }

  private void write(String topic, int rows) {
    sql.run(STUCK, topic, NEXT_OF_KEY, rows);
  }

  private long unsent(String topic) {
    return sql.number("SELECT COUNT(*) FROM outbox WHERE topic = ? AND sent_at IS NULL", topic);
  }

  private void flows(String key) {
    for (int i = 1; i <= 40; i++) {
      sql.run(
          """
          INSERT INTO outbox (id, topic, record_key, payload, created_at)
          VALUES (1, ?, ?, ?, UTC_TIMESTAMP(3))
          """,
          Topics.ORDERS,
          key,
          i);
    }
    await().atMost(SOON).until(() -> unsentOf(key) == 0);
    assertThat(Topic.values(Topics.ORDERS, key))
        .isEqualTo(IntStream.rangeClosed(1, 40).mapToObj(Integer::toString).toList());
  }

  private long unsentOf(String key) {
    return sql.number("SELECT COUNT(*) FROM outbox WHERE record_key = ? AND sent_at IS NULL", key);
  }

  @Test
  void othersGoOnAndTheOrderOfEachKeyIsKept() throws Exception {
    Map<String, Object> broker = Map.of("bootstrap.servers", Running.stack().kafka().bootstrap());
    try (Admin admin = Admin.create(broker)) {
      var small = new NewTopic(SMALL, 3, (short) 1).configs(Map.of(MAX, "300"));
      admin.createTopics(List.of(small)).all().get();
      write(SMALL, ROWS);
      flows("beside-small");
      assertThat(unsent(SMALL)).isEqualTo(ROWS);
      var room = new AlterConfigOp(new ConfigEntry(MAX, "1000000"), AlterConfigOp.OpType.SET);
      admin
          .incrementalAlterConfigs(
              Map.of(new ConfigResource(ConfigResource.Type.TOPIC, SMALL), List.of(room)))
          .all()
          .get();
      await().atMost(SOON).until(() -> unsent(SMALL) == 0);
      for (String key : List.of("stuck-101", "stuck-1550", "stuck-2401")) {
        assertThat(Topic.values(SMALL, key).stream().map(String::strip).map(Integer::valueOf))
            .hasSize(2)
            .isSorted();
      }
    }
  }

  @Test
  void aTopicThatIsNotThereKeepsNoOtherBack() {
    write(MISSING, ROWS / 2);
    flows("beside-missing");
    assertThat(unsent(MISSING)).isEqualTo(ROWS / 2);
  }
}
