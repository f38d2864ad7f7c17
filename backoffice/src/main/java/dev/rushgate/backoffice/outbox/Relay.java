package dev.rushgate.backoffice.outbox;

import dev.rushgate.backoffice.platform.Jobs;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends what the outbox holds: read, send, await every acknowledgement, mark. A crash in between
 * sends some twice and none never. What stands behind a failed message waits with it, so that
 * nothing of a key overtakes.
 */
@Component
class Relay {

  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
  private static final String JOB = "outbox-relay";
  private static final int ROWS_PER_BATCH_MAX = 500;
  private static final int BATCHES_PER_RUN_MAX = 4;
  private static final long PAUSE_MS = 100;
  private static final Duration ACKNOWLEDGE_MAX = Duration.ofSeconds(12);
  // Above what a run can take when Kafka is away; a dead server delays the others this long.
  private static final Duration LOCK_MAX = Duration.ofSeconds(30);

  private final OutboxRows rows;
  private final KafkaTemplate<String, String> kafka;
  private final Jobs jobs;
  private final Counter sent;

  Relay(OutboxRows rows, KafkaTemplate<String, String> kafka, Jobs jobs, MeterRegistry metrics) {
    this.rows = rows;
    this.kafka = kafka;
    this.jobs = jobs;
    this.sent = metrics.counter("rushgate.outbox.sent");
  }

  @Scheduled(fixedDelay = PAUSE_MS)
  void look() {
    try {
      if (!rows.unsent(1).isEmpty()) {
        jobs.alone(JOB, LOCK_MAX, this::relay);
      }
    } catch (RuntimeException e) { // the rows are kept; the next look tries again
      LOG.warn("outbox relay failed cause={}", e.toString());
    }
  }

  /** Sends batch after batch while there are full ones, and ends early when Kafka does not take. */
  void relay() {
    for (int batch = 0; batch < BATCHES_PER_RUN_MAX; batch++) {
      List<OutboxRows.Row> waiting = rows.unsent(ROWS_PER_BATCH_MAX);
      List<Long> acknowledged = send(waiting);
      if (!acknowledged.isEmpty()) {
        rows.markSent(acknowledged);
        sent.increment(acknowledged.size());
      }
      if (acknowledged.size() < ROWS_PER_BATCH_MAX) {
        return;
      }
    }
  }

  /** Returns the ids up to the first that failed. */
  private List<Long> send(List<OutboxRows.Row> waiting) {
    var underWay = new ArrayList<CompletableFuture<?>>();
    for (OutboxRows.Row row : waiting) {
      CompletableFuture<?> future = send(row);
      underWay.add(future);
      if (future.isCompletedExceptionally()) {
        break; // each further one would wait as long as this did
      }
    }
    var acknowledged = new ArrayList<Long>();
    long until = System.nanoTime() + ACKNOWLEDGE_MAX.toNanos();
    for (int i = 0; i < underWay.size(); i++) {
      if (!acknowledged(underWay.get(i), until)) {
        LOG.warn("outbox waits for kafka row={}", waiting.get(i).id());
        break;
      }
      acknowledged.add(waiting.get(i).id());
    }
    return acknowledged;
  }

  private CompletableFuture<?> send(OutboxRows.Row row) {
    try {
      return kafka.send(row.topic(), row.recordKey(), row.payload());
    } catch (KafkaException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private static boolean acknowledged(CompletableFuture<?> future, long untilNanos) {
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
