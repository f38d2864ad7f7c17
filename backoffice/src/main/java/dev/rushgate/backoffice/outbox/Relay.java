package dev.rushgate.backoffice.outbox;

import dev.rushgate.backoffice.platform.Jobs;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends what the outbox holds: read, send, await every acknowledgement, mark. A crash in between
 * sends some twice and none never; so do two relays at once. Whichever of them sends a message of a
 * key, all before it were acknowledged: the first arrivals of a key keep its order.
 */
@Component
class Relay {

  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
  private static final String JOB = "outbox-relay";
  private static final int ROWS_PER_BATCH_MAX = 500;
  private static final int BATCHES_PER_RUN_MAX = 4;
  private static final long PAUSE_MS = 100;
  private static final Duration RUN_MAX = Duration.ofSeconds(10);
  // Above a run and a wave that Kafka does not take; a dead server delays the others this long.
  private static final Duration LOCK_MAX = Duration.ofSeconds(30);

  private final OutboxRows rows;
  private final Waves waves;
  private final Jobs jobs;
  private final Counter sent;

  Relay(OutboxRows rows, Waves waves, Jobs jobs, MeterRegistry metrics) {
    this.rows = rows;
    this.waves = waves;
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
    long until = System.nanoTime() + RUN_MAX.toNanos();
    for (int batch = 0; batch < BATCHES_PER_RUN_MAX; batch++) {
      List<Long> acknowledged = waves.send(rows.unsent(ROWS_PER_BATCH_MAX), until);
      if (!acknowledged.isEmpty()) {
        rows.markSent(acknowledged);
        sent.increment(acknowledged.size());
      }
      if (acknowledged.size() < ROWS_PER_BATCH_MAX) {
        return;
      }
    }
  }
}
