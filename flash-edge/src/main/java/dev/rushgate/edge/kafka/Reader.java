package dev.rushgate.edge.kafka;

import dev.rushgate.edge.EdgeConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.kafka.client.common.TopicPartition;
import io.vertx.kafka.client.consumer.KafkaConsumer;
import io.vertx.kafka.client.consumer.KafkaConsumerRecord;
import io.vertx.kafka.client.consumer.OffsetAndMetadata;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one topic as a member of a group, a poll at a time: the caller polls, works, commits and
 * only then polls again. Nothing is read ahead of it and no offset moves without it.
 */
public final class Reader {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final long CLOSE_TIMEOUT_MS = 1_500;

  private static final Logger log = LoggerFactory.getLogger(Reader.class);

  private final KafkaConsumer<String, byte[]> consumer;
  private final Map<TopicPartition, OffsetAndMetadata> uncommitted = new HashMap<>();

  private Reader(KafkaConsumer<String, byte[]> consumer) {
    this.consumer = consumer;
  }

  /** Joins the group with its first poll. */
  public static Future<Reader> open(
      Vertx vertx, EdgeConfig.Kafka kafka, String group, String topic) {
    KafkaConsumer<String, byte[]> consumer =
        KafkaConsumer.create(vertx, KafkaSettings.consumer(kafka, group));
    return consumer.subscribe(topic).map(subscribed -> new Reader(consumer));
  }

  /** The next records, at most {@link KafkaSettings#POLL_RECORDS_MAX}; none after a short wait. */
  public Future<List<KafkaConsumerRecord<String, byte[]>>> poll() {
    return consumer
        .poll(POLL)
        .map(
            polled -> {
              List<KafkaConsumerRecord<String, byte[]>> records = new ArrayList<>(polled.size());
              for (int i = 0; i < polled.size(); i++) {
                records.add(polled.recordAt(i));
              }
              return records;
            });
  }

  /**
   * Moves the group behind these records, and behind earlier ones whose commit failed: an idle
   * topic brings no later record whose offset would cover them. Partitions that went to somebody
   * else are left to them.
   */
  public Future<Void> commitBehind(List<KafkaConsumerRecord<String, byte[]>> records) {
    for (KafkaConsumerRecord<String, byte[]> record : records) {
      uncommitted.merge(
          partition(record),
          new OffsetAndMetadata(record.offset() + 1, ""),
          (a, b) -> a.getOffset() > b.getOffset() ? a : b);
    }
    return uncommitted.isEmpty()
        ? Future.succeededFuture()
        : consumer.assignment().compose(this::commitOf);
  }

  private Future<Void> commitOf(Set<TopicPartition> mine) {
    uncommitted.keySet().retainAll(mine);
    return uncommitted.isEmpty()
        ? Future.succeededFuture()
        : consumer
            .commit(new HashMap<>(uncommitted))
            .onSuccess(committed -> uncommitted.clear())
            .mapEmpty();
  }

  /** Reads nothing of the record's partition until resumed, then this record again. */
  public Future<Void> pauseAt(KafkaConsumerRecord<String, byte[]> record) {
    TopicPartition partition = partition(record);
    return consumer.seek(partition, record.offset()).compose(sought -> consumer.pause(partition));
  }

  /** Reads on in a paused partition; nothing happens when it went to somebody else meanwhile. */
  public Future<Void> resume(TopicPartition partition) {
    return consumer
        .assignment()
        .compose(
            mine ->
                mine.contains(partition) ? consumer.resume(partition) : Future.succeededFuture());
  }

  /** How many records lie before this reader, by the broker's last answers. */
  public double lag() {
    return consumer.unwrap().metrics().entrySet().stream()
        .filter(metric -> metric.getKey().name().equals("records-lag-max"))
        .map(metric -> metric.getValue().metricValue())
        .filter(Double.class::isInstance)
        .mapToDouble(Double.class::cast)
        .filter(lag -> lag >= 0)
        .max()
        .orElse(0);
  }

  public static TopicPartition partition(KafkaConsumerRecord<String, byte[]> record) {
    return new TopicPartition(record.topic(), record.partition());
  }

  /** The value as text; of a record that has none, nothing. */
  public static String text(KafkaConsumerRecord<String, byte[]> record) {
    byte @Nullable [] value = record.value();
    return value == null ? "" : new String(value, StandardCharsets.UTF_8);
  }

  /** Leaves the group; never fails, and ends within its timeout. */
  public Future<Void> close() {
    return consumer
        .close()
        .timeout(CLOSE_TIMEOUT_MS, TimeUnit.MILLISECONDS)
        .otherwise(
            e -> {
              log.warn("consumer not closed in order", e);
              return null;
            });
  }
}
