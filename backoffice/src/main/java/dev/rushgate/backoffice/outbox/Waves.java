package dev.rushgate.backoffice.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
 *
 * <p>A wave waits for its messages no longer than a healthy Kafka takes. What is not acknowledged
 * by then stays under way, {@link Held} with all that is behind it, and the other keys go on.
 */
@Component
class Waves {

  private static final Logger LOG = LoggerFactory.getLogger(Waves.class);
  private static final Duration PATIENCE = Duration.ofMillis(500);

  /** On every record: its number in the outbox. */
  private static final String SEQ = "seq";

  private final KafkaTemplate<String, String> kafka;
  private final Held held;

  Waves(KafkaTemplate<String, String> kafka, Held held) {
    this.kafka = kafka;
    this.held = held;
  }

  private record UnderWay(OutboxRows.Row row, CompletableFuture<?> future) {}

  /**
   * Begins no wave after {@code until}.
   *
   * @return the numbers of those that Kafka has
   */
  List<Long> send(List<OutboxRows.Row> waiting, long untilNanos) {
    var acknowledged = new ArrayList<Long>();
    var stopped = new HashSet<String>(); // lines and topics of which no more is sent here
    List<OutboxRows.Row> left = waiting;
    while (!left.isEmpty() && System.nanoTime() < untilNanos) {
      Map<String, OutboxRows.Row> wave = new LinkedHashMap<>();
      List<OutboxRows.Row> behind = new ArrayList<>();
      for (OutboxRows.Row row : left) {
        boolean goesOn = !stopped.contains(row.line()) && !stopped.contains(row.topic());
        if (goesOn && wave.putIfAbsent(row.line(), row) != null) {
          behind.add(row);
        }
      }
      acknowledged.addAll(await(sendAll(wave.values(), stopped), stopped));
      left = behind;
    }
    return acknowledged;
  }

  private List<UnderWay> sendAll(Collection<OutboxRows.Row> wave, Set<String> stopped) {
    var underWay = new ArrayList<UnderWay>();
    for (OutboxRows.Row row : wave) {
      if (stopped.contains(row.topic())) {
        continue; // each further one would wait as long as the first did
      }
      CompletableFuture<?> future = send(row);
      if (isAway(future)) {
        LOG.warn("outbox cannot reach topic={} row={}", row.topic(), row.seq());
        stopped.add(row.topic());
        held.away(row.topic());
      } else {
        underWay.add(new UnderWay(row, future));
      }
    }
    return underWay;
  }

  private List<Long> await(List<UnderWay> wave, Set<String> stopped) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    var acknowledged = new ArrayList<OutboxRows.Row>();
    var left = new ArrayList<Long>();
    for (UnderWay one : wave) {
      if (isAcknowledged(one.future(), until)) {
        acknowledged.add(one.row());
      } else {
        hold(one);
        stopped.add(one.row().line());
        left.add(one.row().seq());
      }
    }
    held.forget(acknowledged);
    if (!left.isEmpty()) {
      LOG.warn("outbox waits for kafka row={} rows={}", left.getFirst(), left.size());
    }
    return acknowledged.stream().map(OutboxRows.Row::seq).toList();
  }

  private void hold(UnderWay one) {
    held.underWay(one.row());
    var _ =
        one.future()
            .whenComplete(
                (sent, failure) -> {
                  if (failure == null) {
                    held.arrived(one.row());
                  } else {
                    held.failed(one.row());
                  }
                });
  }

  /** Finds out whether a topic is there again, by a thread of its own, as that may take long. */
  void ask(String topic) {
    Thread.ofVirtual()
        .name("outbox-topic")
        .start(
            () -> {
              try {
                kafka.partitionsFor(topic);
                held.back(topic);
              } catch (RuntimeException stillAway) {
                held.away(topic);
              }
            });
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
