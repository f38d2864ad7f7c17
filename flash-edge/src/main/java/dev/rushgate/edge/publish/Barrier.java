package dev.rushgate.edge.publish;

import dev.rushgate.edge.EdgeConfig;
import dev.rushgate.edge.kafka.Groups;
import dev.rushgate.edge.kafka.KafkaSettings;
import dev.rushgate.model.event.Topics;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.kafka.admin.KafkaAdminClient;
import io.vertx.kafka.admin.ListOffsetsResultInfo;
import io.vertx.kafka.admin.OffsetSpec;
import io.vertx.kafka.client.common.TopicPartition;
import io.vertx.kafka.client.consumer.OffsetAndMetadata;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Whether the settlers have been through everything that was in Kafka at some moment. Whoever was
 * told ADMITTED before a fence has a record before the ends that are read after it.
 */
final class Barrier {

  private static final long CLOSE_TIMEOUT_MS = 5_000;

  private final KafkaAdminClient admin;

  private Barrier(KafkaAdminClient admin) {
    this.admin = admin;
  }

  static Barrier open(Vertx vertx, EdgeConfig.Kafka kafka) {
    return new Barrier(KafkaAdminClient.create(vertx, KafkaSettings.common(kafka)));
  }

  /** The end of each partition of the admissions, but of those that hold nothing to read. */
  record Ends(Map<TopicPartition, Long> offsets) {

    static final Ends NONE = new Ends(Map.of());

    boolean reachedBy(Map<TopicPartition, OffsetAndMetadata> committed) {
      return offsets.entrySet().stream()
          .allMatch(
              end -> {
                var at = committed.get(end.getKey());
                return at != null && at.getOffset() >= end.getValue();
              });
    }
  }

  /** The ends as they are now. */
  Future<Ends> ends() {
    return partitions()
        .compose(
            all ->
                Future.all(offsets(all, OffsetSpec.EARLIEST), offsets(all, OffsetSpec.LATEST))
                    .map(read -> ends(read.resultAt(0), read.resultAt(1))));
  }

  /** Whether the settlers have committed up to there. */
  Future<Boolean> passed(Ends ends) {
    return ends.offsets().isEmpty()
        ? Future.succeededFuture(true)
        : admin.listConsumerGroupOffsets(Groups.SETTLERS).map(ends::reachedBy);
  }

  private Future<List<TopicPartition>> partitions() {
    return admin
        .describeTopics(List.of(Topics.ADMISSIONS))
        .map(
            topics ->
                Objects.requireNonNull(topics.get(Topics.ADMISSIONS)).getPartitions().stream()
                    .map(p -> new TopicPartition(Topics.ADMISSIONS, p.getPartition()))
                    .toList());
  }

  private Future<Map<TopicPartition, ListOffsetsResultInfo>> offsets(
      List<TopicPartition> partitions, OffsetSpec which) {
    var wanted = new HashMap<TopicPartition, OffsetSpec>();
    partitions.forEach(partition -> wanted.put(partition, which));
    return admin.listOffsets(wanted);
  }

  private static Ends ends(
      Map<TopicPartition, ListOffsetsResultInfo> first,
      Map<TopicPartition, ListOffsetsResultInfo> last) {
    var ends = new HashMap<TopicPartition, Long>();
    last.forEach(
        (partition, end) -> {
          var beginning = first.get(partition);
          if (beginning == null || beginning.getOffset() < end.getOffset()) {
            ends.put(partition, end.getOffset());
          }
        });
    return new Ends(Map.copyOf(ends));
  }

  Future<Void> close() {
    return admin.close(CLOSE_TIMEOUT_MS);
  }
}
