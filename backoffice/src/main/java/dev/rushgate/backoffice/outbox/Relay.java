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
 *
 * <p>Each selection is one statement, from the lowest number on, and leaves keys out as a whole: so
 * it never sees a message without those of its key before it. What Kafka does not take is {@link
 * Held} for a while, and the others go on.
 */
@Component
class Relay {

  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
  private static final String JOB = "outbox-relay";
  private static final int ROWS_PER_BATCH_MAX = 500;
  private static final int BATCHES_PER_RUN_MAX = 4;
  private static final long PAUSE_MS = 100;
  private static final Duration RUN_MAX = Duration.ofSeconds(10);
  // Above a run and a first message that has to wait; a dead server delays the others this long.
  private static final Duration LOCK_MAX = Duration.ofSeconds(30);

  private final OutboxRows rows;
  private final Waves waves;
  private final Held held;
  private final Jobs jobs;
  private final Counter sent;

  Relay(OutboxRows rows, Waves waves, Held held, Jobs jobs, MeterRegistry metrics) {
    this.rows = rows;
    this.waves = waves;
    this.held = held;
    this.jobs = jobs;
    this.sent = metrics.counter("rushgate.outbox.sent");
  }

  @Scheduled(fixedDelay = PAUSE_MS)
  void look() {
    try {
      held.toAsk().forEach(waves::ask);
      if (!held.arrived().isEmpty() || !rows.unsent(1, held.without()).isEmpty()) {
        jobs.alone(JOB, LOCK_MAX, this::relay);
      }
    } catch (RuntimeException e) { // the rows are kept; the next look tries again
      LOG.warn("outbox relay failed cause={}", e.toString());
    }
  }

  /** Sends batch after batch while there are full ones and Kafka is not too far behind. */
  void relay() {
    long until = System.nanoTime() + RUN_MAX.toNanos();
    int selected = ROWS_PER_BATCH_MAX;
    for (int i = 0; i < BATCHES_PER_RUN_MAX && selected == ROWS_PER_BATCH_MAX; i++) {
      List<OutboxRows.Row> late = held.arrived();
      mark(late.stream().map(OutboxRows.Row::seq).toList());
      held.forget(late);
      if (held.isFull()) {
        return;
      }
      List<OutboxRows.Row> batch = rows.unsent(ROWS_PER_BATCH_MAX, held.without());
      mark(waves.send(batch, until));
      selected = batch.size();
    }
  }

  private void mark(List<Long> acknowledged) {
    if (!acknowledged.isEmpty()) {
      rows.markSent(acknowledged);
      sent.increment(acknowledged.size());
    }
  }
}
