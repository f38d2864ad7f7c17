package dev.rushgate.edge.drain;

import dev.rushgate.edge.kafka.DeadLetters;
import dev.rushgate.edge.kafka.DeadLetters.Letter;
import dev.rushgate.edge.kafka.Reader;
import dev.rushgate.edge.queue.DropQueue;
import dev.rushgate.edge.queue.DropUnknown;
import dev.rushgate.edge.queue.NotArmed;
import dev.rushgate.edge.queue.RedisLink;
import dev.rushgate.edge.queue.ReleaseOutcome;
import dev.rushgate.model.DropId;
import dev.rushgate.model.event.EventJson;
import dev.rushgate.model.event.Release;
import dev.rushgate.model.event.UnreadableEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.kafka.client.common.TopicPartition;
import io.vertx.kafka.client.consumer.KafkaConsumerRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings units that came back to their queues: {@code poll -> release each -> commit}. While a drop
 * is not armed its partition waits, the others go on; a release is skipped only when the database
 * says that its drop is archived.
 */
final class ReleaseConsumer {

  static final long RETRY_MS = 250;

  private static final Logger log = LoggerFactory.getLogger(ReleaseConsumer.class);

  private final Vertx vertx;
  private final Reader reader;
  private final RedisLink link;
  private final Archive archive;
  private final DeadLetters deadLetters;
  private final DrainMetrics metrics;

  ReleaseConsumer(
      Vertx vertx,
      Reader reader,
      RedisLink link,
      Archive archive,
      DeadLetters deadLetters,
      DrainMetrics metrics) {
    this.vertx = vertx;
    this.reader = reader;
    this.link = link;
    this.archive = archive;
    this.deadLetters = deadLetters;
    this.metrics = metrics;
  }

  /** One poll, as far as it could be applied, and its commit. */
  Future<Void> turn() {
    return poll().compose(this::apply).compose(this::commit);
  }

  Future<List<KafkaConsumerRecord<String, byte[]>>> poll() {
    return reader.poll();
  }

  /** The records that are done with; the partition of the first that has to wait is paused. */
  Future<List<KafkaConsumerRecord<String, byte[]>>> apply(
      List<KafkaConsumerRecord<String, byte[]>> polled) {
    Map<TopicPartition, List<KafkaConsumerRecord<String, byte[]>>> partitions =
        new LinkedHashMap<>();
    polled.forEach(
        r -> partitions.computeIfAbsent(Reader.partition(r), p -> new ArrayList<>()).add(r));
    List<KafkaConsumerRecord<String, byte[]>> done = new ArrayList<>();
    return Future.join(partitions.values().stream().map(all -> inOrder(all, 0, done)).toList())
        .map(v -> done);
  }

  Future<Void> commit(List<KafkaConsumerRecord<String, byte[]>> done) {
    return reader.commitBehind(done);
  }

  Future<Void> close() {
    return reader.close();
  }

  private Future<Void> inOrder(
      List<KafkaConsumerRecord<String, byte[]>> records,
      int index,
      List<KafkaConsumerRecord<String, byte[]>> done) {
    if (index == records.size()) {
      return Future.succeededFuture();
    }
    var record = records.get(index);
    return applied(record)
        .otherwise(
            e -> {
              log.warn("release waits partition={} cause={}", record.partition(), e.toString());
              return false;
            })
        .compose(
            applied -> {
              if (!applied) {
                return waitAt(record);
              }
              done.add(record);
              return inOrder(records, index + 1, done);
            });
  }

  private Future<Boolean> applied(KafkaConsumerRecord<String, byte[]> record) {
    try {
      return release(EventJson.readRelease(Reader.text(record)));
    } catch (UnreadableEvent e) {
      metrics.deadReleases.increment();
      return deadLetters
          .send(List.of(new Letter(record, "unreadable: " + e.getMessage())))
          .map(sent -> true);
    }
  }

  private Future<Boolean> release(Release release) {
    DropId drop = release.id().drop();
    return new DropQueue(link, drop)
        .release(List.of(release))
        .compose(
            outcome ->
                switch (outcome) {
                  case ReleaseOutcome.Released(var units) -> {
                    note(release, units.getFirst());
                    yield Future.succeededFuture(true);
                  }
                  case NotArmed notArmed -> skippable(release);
                  case DropUnknown unknown -> skippable(release);
                });
  }

  private Future<Boolean> skippable(Release release) {
    return archive
        .holds(release.id().drop())
        .onSuccess(
            archived ->
                log.info(
                    "release of a drop that is not armed id={} {}",
                    release.id(),
                    archived ? "skipped, archived" : "waits"));
  }

  private void note(Release release, ReleaseOutcome.Unit unit) {
    switch (unit) {
      case RETURNED -> {
        metrics.released.increment();
        log.info("unit returned id={} reason={}", release.id(), release.reason());
      }
      case NO_MATCH -> log.info("unit had returned id={}", release.id());
    }
  }

  // A partition that went to somebody else cannot be paused: its record comes to them.
  private Future<Void> waitAt(KafkaConsumerRecord<String, byte[]> record) {
    return reader
        .pauseAt(record)
        .onSuccess(
            paused -> vertx.setTimer(RETRY_MS, timer -> reader.resume(Reader.partition(record))))
        .otherwiseEmpty();
  }
}
