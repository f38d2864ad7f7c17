package dev.rushgate.backoffice.outbox;

import dev.rushgate.backoffice.platform.Jobs;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Measures how long the oldest message has waited, and forgets those sent long ago. */
@Component
class OutboxCare {

  private static final Logger LOG = LoggerFactory.getLogger(OutboxCare.class);
  private static final String JOB = "outbox-forget";
  private static final Duration LOCK_MAX = Duration.ofMinutes(5);
  private static final long MEASURE_MS = 1_000;
  private static final long FORGET_MS = 3_600_000;
  private static final int KEPT_DAYS = 7;
  private static final int ROWS_PER_DELETE_MAX = 5_000;
  private static final int DELETES_PER_RUN_MAX = 100;
  private static final double MILLIS_PER_SECOND = 1_000.0;

  private final OutboxRows rows;
  private final Jobs jobs;
  private final AtomicLong oldestMillis = new AtomicLong();

  OutboxCare(OutboxRows rows, Jobs jobs, MeterRegistry metrics) {
    this.rows = rows;
    this.jobs = jobs;
    Gauge.builder(
            "rushgate.outbox.oldest.unsent",
            oldestMillis,
            millis -> millis.get() / MILLIS_PER_SECOND)
        .baseUnit("seconds")
        .description("How long the oldest message of the outbox has waited to be sent")
        .register(metrics);
  }

  @Scheduled(fixedDelay = MEASURE_MS)
  void measure() {
    try {
      oldestMillis.set(rows.oldestUnsentMillis());
    } catch (DataAccessException e) { // the last value stands; readiness tells of the database
      LOG.debug("outbox not measured cause={}", e.toString());
    }
  }

  @Scheduled(fixedDelay = FORGET_MS, initialDelay = FORGET_MS)
  void forgetLater() {
    jobs.alone(JOB, LOCK_MAX, this::forget);
  }

  void forget() {
    int gone = 0;
    for (int i = 0; i < DELETES_PER_RUN_MAX; i++) {
      int now = rows.forget(KEPT_DAYS, ROWS_PER_DELETE_MAX);
      gone += now;
      if (now < ROWS_PER_DELETE_MAX) {
        break;
      }
    }
    LOG.info("outbox forgot rows={} olderThanDays={}", gone, KEPT_DAYS);
  }
}
