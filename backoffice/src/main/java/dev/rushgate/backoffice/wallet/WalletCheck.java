package dev.rushgate.backoffice.wallet;

import dev.rushgate.backoffice.platform.Jobs;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Compares every night each balance with its entries, and says whose do not add up. */
@Component
class WalletCheck {

  private static final Logger LOG = LoggerFactory.getLogger(WalletCheck.class);
  private static final String NIGHTLY = "0 30 3 * * *";
  private static final String JOB = "wallet-check";
  private static final Duration LOCK_MAX = Duration.ofMinutes(30);

  private final WalletRows rows;
  private final Jobs jobs;
  private final AtomicInteger mismatches;

  WalletCheck(WalletRows rows, Jobs jobs, MeterRegistry metrics) {
    this.rows = rows;
    this.jobs = jobs;
    this.mismatches = metrics.gauge("rushgate.wallets.mismatched", new AtomicInteger());
  }

  @Scheduled(cron = NIGHTLY)
  void check() {
    jobs.alone(JOB, LOCK_MAX, this::compare);
  }

  /** The members whose wallets do not add up. */
  List<String> compare() {
    List<String> found = rows.mismatches();
    mismatches.set(found.size());
    found.forEach(member -> LOG.error("wallet does not add up member={}", member));
    return found;
  }
}
