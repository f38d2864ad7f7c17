package dev.rushgate.bench.scenario;

import dev.rushgate.bench.rig.Pause;
import dev.rushgate.bench.rig.Rig;
import dev.rushgate.edge.EdgeConfig;
import dev.rushgate.edge.kafka.KafkaSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** How many records a topic was ever given. */
final class TopicEnds implements AutoCloseable {

  private static final long ANSWER_S_MAX = 10;
  private static final Duration READ_MAX = Duration.ofSeconds(30);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  private final Admin admin;
  private final String topic;

  TopicEnds(Rig rig, String topic) {
    var kafka = new EdgeConfig.Kafka(rig.stack().kafka().bootstrap());
    this.admin = Admin.create(new HashMap<String, Object>(KafkaSettings.common(kafka)));
    this.topic = topic;
  }

  long records() {
    var described = await(admin.describeTopics(List.of(topic)).allTopicNames());
    var ends =
        Objects.requireNonNull(described.get(topic)).partitions().stream()
            .collect(
                Collectors.toMap(
                    p -> new TopicPartition(topic, p.partition()), p -> OffsetSpec.latest()));
    return await(admin.listOffsets(ends).all()).values().stream()
        .mapToLong(ListOffsetsResultInfo::offset)
        .sum();
  }

  /** Returns when a group has committed behind every record. */
  void awaitRead(String group) {
    long deadline = System.nanoTime() + READ_MAX.toNanos();
    while (committed(group) < records()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(group + " did not read " + topic + " in time");
      }
      Pause.of(LOOK_AGAIN);
    }
  }

  private long committed(String group) {
    return await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
        .entrySet()
        .stream()
        .filter(offset -> offset.getKey().topic().equals(topic))
        .mapToLong(offset -> offset.getValue().offset())
        .sum();
  }

  private static <T> T await(KafkaFuture<T> future) {
    try {
      return future.get(ANSWER_S_MAX, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("Kafka did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
