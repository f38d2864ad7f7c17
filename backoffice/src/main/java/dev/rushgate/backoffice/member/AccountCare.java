package dev.rushgate.backoffice.member;

import dev.rushgate.backoffice.platform.Jobs;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Throws away what counts no more: old sessions, links, counts of tries and revocations. */
@Component
class AccountCare {

  private static final Logger LOG = LoggerFactory.getLogger(AccountCare.class);
  private static final String JOB = "account-care";
  private static final long PAUSE_MINUTES = 10;
  private static final Duration LOCK_MAX = Duration.ofMinutes(5);
  private static final int ROWS_AT_ONCE = 500;
  private static final int ROUNDS_MAX = 200;

  /** Tokens before their sessions. Ended revocations stay for a week, for who looks into them. */
  private static final List<String> OLD =
      List.of(
          """
          DELETE FROM refresh_token WHERE sid IN (SELECT sid FROM (
            SELECT sid FROM login_session
            WHERE alive_until < UTC_TIMESTAMP(3) - INTERVAL 1 DAY LIMIT ?) old)
          """,
          """
          DELETE FROM login_session
          WHERE alive_until < UTC_TIMESTAMP(3) - INTERVAL 1 DAY
            AND NOT EXISTS (SELECT 1 FROM refresh_token t WHERE t.sid = login_session.sid)
          LIMIT ?
          """,
          "DELETE FROM password_reset WHERE expires_at < UTC_TIMESTAMP(3) - INTERVAL 1 DAY LIMIT ?",
          "DELETE FROM social_start WHERE expires_at < UTC_TIMESTAMP(3) LIMIT ?",
          "DELETE FROM login_handover WHERE expires_at < UTC_TIMESTAMP(3) LIMIT ?",
          "DELETE FROM guess_count WHERE last_at < UTC_TIMESTAMP(3) - INTERVAL 2 DAY LIMIT ?",
          "DELETE FROM revocation WHERE expires_at < UTC_TIMESTAMP(3) - INTERVAL 7 DAY LIMIT ?");

  private final JdbcClient database;
  private final Jobs jobs;

  AccountCare(JdbcClient database, Jobs jobs) {
    this.database = database;
    this.jobs = jobs;
  }

  @Scheduled(fixedDelay = PAUSE_MINUTES, initialDelay = 1, timeUnit = TimeUnit.MINUTES)
  void look() {
    try {
      jobs.alone(JOB, LOCK_MAX, this::removeOld);
    } catch (RuntimeException e) { // it is still there at the next look
      LOG.warn("old sessions not removed cause={}", e.toString());
    }
  }

  void removeOld() {
    for (int round = 0; round < ROUNDS_MAX && removeSome() > 0; round++) {}
  }

  private int removeSome() {
    int removed = 0;
    for (String delete : OLD) {
      removed += database.sql(delete).param(ROWS_AT_ONCE).update();
    }
    return removed;
  }
}
