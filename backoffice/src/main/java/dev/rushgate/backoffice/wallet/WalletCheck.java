package dev.rushgate.backoffice.wallet;

import dev.rushgate.backoffice.platform.Jobs;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Compares every night each balance with its entries, and says whose do not add up. One server does
 * it; what it found is kept in the database, so that all of them tell the same.
 */
@Component
public class WalletCheck {

  private static final Logger LOG = LoggerFactory.getLogger(WalletCheck.class);
  private static final String NIGHTLY = "0 30 3 * * *";
  private static final String JOB = "wallet-check";
  private static final Duration LOCK_MAX = Duration.ofMinutes(30);
  private static final long LOOK_MS = 60_000;

  private final WalletRows rows;
  private final CheckRows kept;
  private final Jobs jobs;
  private volatile long differing;

  WalletCheck(WalletRows rows, CheckRows kept, Jobs jobs, MeterRegistry metrics) {
    this.rows = rows;
    this.kept = kept;
    this.jobs = jobs;
    Gauge.builder("rushgate.wallets.mismatched", this, check -> check.differing)
        .description("Wallets whose balance is not what their entries make")
        .register(metrics);
  }

  /**
   * What the newest comparison found.
   *
   * @param wallets how many there were
   * @param differing how many of them do not add up
   * @param late whether it is so old that nights must have passed without one
   */
  public record Found(Instant at, long wallets, long differing, boolean late) {

    public boolean wantsSomebody() {
      return differing > 0 || late;
    }
  }

  /** Null as long as there was none. */
  @Transactional(readOnly = true)
  public @Nullable Found last() {
    return kept.last().orElse(null);
  }

  @Scheduled(cron = NIGHTLY)
  void check() {
    jobs.alone(JOB, LOCK_MAX, this::compare);
  }

  /** The members whose wallets do not add up. */
  List<String> compare() {
    List<String> found = rows.mismatches();
    kept.keep(rows.count(), found.size());
    look();
    found.forEach(member -> LOG.error("wallet does not add up member={}", member));
    return found;
  }

  /** What was found may have been found by another server. */
  @Scheduled(fixedDelay = LOOK_MS)
  void look() {
    try {
      Optional<Found> last = kept.last();
      last.ifPresent(found -> differing = found.differing());
    } catch (RuntimeException e) { // the last one stands; readiness tells of the database
      LOG.debug("wallet check not read cause={}", e.toString());
    }
  }
}
