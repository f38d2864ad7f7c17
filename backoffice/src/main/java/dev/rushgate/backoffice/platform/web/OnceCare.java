package dev.rushgate.backoffice.platform.web;

import dev.rushgate.backoffice.platform.Jobs;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets calls that nobody will send again. */
@Component
class OnceCare {

  private static final Logger LOG = LoggerFactory.getLogger(OnceCare.class);
  private static final String JOB = "idempotency-forget";
  private static final Duration LOCK_MAX = Duration.ofMinutes(5);
  private static final long PAUSE_MS = 3_600_000;
  private static final int KEPT_DAYS = 7;
  private static final int ROWS_PER_DELETE_MAX = 1_000;
  private static final int DELETES_PER_RUN_MAX = 500;

  private final OnceRows rows;
  private final Jobs jobs;

  OnceCare(OnceRows rows, Jobs jobs) {
    this.rows = rows;
    this.jobs = jobs;
  }

  @Scheduled(fixedDelay = PAUSE_MS, initialDelay = PAUSE_MS)
  void forgetLater() {
    jobs.alone(JOB, LOCK_MAX, this::forget);
  }

  void forget() {
    int gone = 0;
    int now = ROWS_PER_DELETE_MAX;
    for (int i = 0; i < DELETES_PER_RUN_MAX && now == ROWS_PER_DELETE_MAX; i++) {
      now = rows.forget(KEPT_DAYS, ROWS_PER_DELETE_MAX);
      gone += now;
    }
    LOG.info("finished calls forgotten rows={} olderThanDays={}", gone, KEPT_DAYS);
  }
}
