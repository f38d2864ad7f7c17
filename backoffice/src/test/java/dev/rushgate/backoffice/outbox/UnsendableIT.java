package dev.rushgate.backoffice.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rushgate.backoffice.platform.Jobs;
import dev.rushgate.backoffice.testkit.Explained;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Sql;
import dev.rushgate.backoffice.testkit.Topic;
import dev.rushgate.model.event.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.ProducerListener;

/**
 * More messages than a batch holds that Kafka does not take, all with lower numbers than the rest.
 * The relay is one of the test's own, which waits for a topic for less long.
 */
class UnsendableIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String SMALL = "test.small";
  private static final String MISSING = "test.missing";
  private static final String MAX = "max.message.bytes";
  private static final int PARTITIONS = 3;
  private static final int ROWS = 2_500;
  private static final int NEXT_OF_KEY = 2_600; // so 1,300 keys, nearly all of two rows

  private static final String STUCK =
      """
      INSERT INTO outbox (id, topic, record_key, payload, created_at)
      SELECT 1, ?, CONCAT('stuck-', MOD(i, ?)), CONCAT(i, REPEAT(' ', 400)), UTC_TIMESTAMP(3)
      FROM ("""
          + Explained.MANY
          + ") numbers ORDER BY i LIMIT ?";

  private final Sql sql = Running.sql();
  private final Map<String, Object> broker =
      Map.of("bootstrap.servers", Running.stack().kafka().bootstrap());
  private final DefaultKafkaProducerFactory<String, String> producers =
      new DefaultKafkaProducerFactory<>(
          Map.of("bootstrap.servers", Running.stack().kafka().bootstrap(), "max.block.ms", 500),
          new StringSerializer(),
          new StringSerializer());
  private final Relay relay = relay();

  private Relay relay() {
    var metrics = new SimpleMeterRegistry();
    var held = new Held(metrics);
    var kafka = new KafkaTemplate<>(producers);
    kafka.setProducerListener(new ProducerListener<>() {}); // each refusal would be logged
    var waves = new Waves(kafka, held);
    return new Relay(
        Running.bean(OutboxRows.class), waves, held, Running.bean(Jobs.class), metrics);
  }

  @BeforeEach
  void noOtherRelay() {
    sql.run(RelayIT.HOLD);
  }

  @AfterEach
  void nothingIsLeft() {
    sql.run("DELETE FROM outbox WHERE topic IN (?, ?)", SMALL, MISSING);
    sql.run(RelayIT.LET_GO);
    producers.destroy();
  }

  private void stuck(String topic) {
    assertThat(sql.run(STUCK, topic, NEXT_OF_KEY, ROWS)).isEqualTo(ROWS);
  }

  private long unsent(String column, String value) {
    return sql.number(
        "SELECT COUNT(*) FROM outbox WHERE " + column + " = ? AND sent_at IS NULL", value);
  }

  private void relayUntilSent(String column, String value) {
    await()
        .atMost(SOON)
        .until(
            () -> {
              relay.look(); // asks for topics, as it does even when another server sends
              relay.relay();
              return unsent(column, value) == 0;
            });
  }

  private void requireFlow(String key) {
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
    relayUntilSent("record_key", key);
    assertThat(Topic.values(Topics.ORDERS, key))
        .isEqualTo(IntStream.rangeClosed(1, 40).mapToObj(Integer::toString).toList());
  }

  @Test
  void othersGoOnAndTheOrderOfEachKeyIsKept() throws Exception {
    try (Admin admin = Admin.create(broker)) {
      var small = new NewTopic(SMALL, PARTITIONS, (short) 1).configs(Map.of(MAX, "300"));
      admin.createTopics(List.of(small)).all().get();
      stuck(SMALL);
      stuck(MISSING);
      requireFlow("beside-the-stuck");
      assertThat(unsent("topic", SMALL)).isEqualTo(ROWS);
      assertThat(unsent("topic", MISSING)).isEqualTo(ROWS);
      var room = new AlterConfigOp(new ConfigEntry(MAX, "1000000"), AlterConfigOp.OpType.SET);
      var ofSmall = new ConfigResource(ConfigResource.Type.TOPIC, SMALL);
      admin.incrementalAlterConfigs(Map.of(ofSmall, List.of(room))).all().get();
      admin.createTopics(List.of(new NewTopic(MISSING, PARTITIONS, (short) 1))).all().get();
      relayUntilSent("topic", SMALL);
      relayUntilSent("topic", MISSING);
      requireOrder(SMALL);
      requireOrder(MISSING);
    }
  }

  private static void requireOrder(String topic) {
    for (String key : List.of("stuck-101", "stuck-1550", "stuck-2401")) {
      assertThat(Topic.values(topic, key).stream().map(String::strip).map(Integer::valueOf))
          .hasSize(2)
          .isSorted();
    }
  }
}
