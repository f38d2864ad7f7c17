package dev.rushgate.backoffice.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/**
 * Sends messages wave by wave: of each key one, and its next only once Kafka has acknowledged that.
 * An idempotent producer alone keeps the order only while nothing fails: once a batch has run out
 * of time, a later one of the same partition may still arrive, and would have overtaken it.
 */
@Component
class Waves {

  private static final Logger LOG = LoggerFactory.getLogger(Waves.class);
  private static final Duration ACKNOWLEDGE_MAX = Duration.ofSeconds(12);

  /** On every record: its number in the outbox. */
  private static final String SEQ = "seq";

  private final KafkaTemplate<String, String> kafka;

  Waves(KafkaTemplate<String, String> kafka) {
    this.kafka = kafka;
  }

  private record UnderWay(OutboxRows.Row row, CompletableFuture<?> future) {}

  /**
   * Begins no wave after {@code until}, nor after one of which something failed.
   *
   * @return the numbers of those that Kafka has
   */
  List<Long> send(List<OutboxRows.Row> waiting, long untilNanos) {
    var acknowledged = new ArrayList<Long>();
    List<OutboxRows.Row> left = waiting;
    while (!left.isEmpty() && System.nanoTime() < untilNanos) {
      Map<String, OutboxRows.Row> wave = new LinkedHashMap<>();
      List<OutboxRows.Row> behind = new ArrayList<>();
      for (OutboxRows.Row row : left) {
        if (wave.putIfAbsent(row.line(), row) != null) {
          behind.add(row);
        }
      }
      List<Long> now = sendAll(wave.values());
      acknowledged.addAll(now);
      if (now.size() < wave.size()) {
        break;
      }
      left = behind;
    }
    return acknowledged;
  }

  private List<Long> sendAll(Collection<OutboxRows.Row> wave) {
    var underWay = new ArrayList<UnderWay>();
    for (OutboxRows.Row row : wave) {
      CompletableFuture<?> future = send(row);
      underWay.add(new UnderWay(row, future));
      if (isAway(future)) {
        break; // each further one would wait as long as this did
      }
    }
    long until = System.nanoTime() + ACKNOWLEDGE_MAX.toNanos();
    var acknowledged = new ArrayList<Long>();
    var failed = new ArrayList<Long>();
    for (UnderWay one : underWay) {
      (isAcknowledged(one.future(), until) ? acknowledged : failed).add(one.row().seq());
    }
    if (!failed.isEmpty()) {
      LOG.warn("outbox waits for kafka row={} rows={}", failed.getFirst(), failed.size());
    }
    return acknowledged;
  }

  private CompletableFuture<?> send(OutboxRows.Row row) {
    var seq = new RecordHeader(SEQ, Long.toString(row.seq()).getBytes(StandardCharsets.US_ASCII));
    try {
      return kafka.send(
          new ProducerRecord<>(row.topic(), null, row.recordKey(), row.payload(), List.of(seq)));
    } catch (KafkaException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** Whether it failed for want of a broker, and not for what it is. */
  private static boolean isAway(CompletableFuture<?> future) {
    return future.isCompletedExceptionally()
        && Stream.iterate(future.exceptionNow(), Objects::nonNull, Throwable::getCause)
            .anyMatch(RetriableException.class::isInstance);
  }

  private static boolean isAcknowledged(CompletableFuture<?> future, long untilNanos) {
    try {
      future.get(Math.max(0, untilNanos - System.nanoTime()), TimeUnit.NANOSECONDS);
      return true;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
