package dev.rushgate.backoffice.delivery;

import dev.rushgate.backoffice.delivery.DeliveryRows.Claimed;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Posts what is due. A few workers of each server take one after the other, so a slow answer holds
 * up one of them and a failure nobody: what failed waits by itself. No transaction is open and no
 * connection taken while an answer is awaited.
 */
@Component
class Sender {

  private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
  private static final long PAUSE_MS = 200;
  private static final int WORKERS_MAX = 4;
  private static final long END_MAX_MS = 5_000;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration PAUSE_MAX = Duration.ofMinutes(1);
  private static final int DOUBLINGS_MAX = 7;

  /** On top of the longest answer: for the row to be written before somebody else tries it. */
  private static final Duration LEASE_MORE = Duration.ofSeconds(10);

  private final DeliveryRows rows;
  private final DataPlatform platform;
  private final Semaphore free = new Semaphore(WORKERS_MAX);
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final Counter delivered;
  private final Counter failed;

  Sender(DeliveryRows rows, DataPlatform platform, MeterRegistry metrics) {
    this.rows = rows;
    this.platform = platform;
    this.delivered = metrics.counter("rushgate.deliveries.delivered");
    this.failed = metrics.counter("rushgate.deliveries.failed");
  }

  @Scheduled(fixedDelay = PAUSE_MS)
  void look() {
    if (!platform.isSetUp()) {
      return;
    }
    try {
      for (int due = rows.due(WORKERS_MAX); due > 0 && free.tryAcquire(); due--) {
        workers.execute(this::work);
      }
    } catch (RuntimeException e) { // the database is away; the next look tries again
      LOG.warn("deliveries not looked at cause={}", e.toString());
    }
  }

  private void work() {
    try {
      boolean more = true;
      while (more && !workers.isShutdown() && platform.mayPost()) {
        more = deliverNext();
      }
    } catch (RuntimeException e) { // it is due again after its lease
      LOG.warn("delivery not finished cause={}", e.toString());
    } finally {
      free.release();
    }
  }

  private boolean deliverNext() {
    Optional<Claimed> next = Optional.empty();
    try {
      next = rows.claim(platform.settings().answerMax().plus(LEASE_MORE));
    } finally {
      if (next.isEmpty()) {
        platform.skip();
      }
    }
    next.ifPresent(this::deliver);
    return next.isPresent();
  }

  private void deliver(Claimed one) {
    switch (platform.post(one.orderId(), one.payload())) {
      case DataPlatform.Answer.Taken taken -> {
        rows.delivered(one.orderId());
        delivered.increment();
      }
      case DataPlatform.Answer.Refused(String why) -> failed(one, why, true);
      // An order is to blame for it only when the platform took others meanwhile.
      case DataPlatform.Answer.Unreachable(String why) ->
          failed(one, why, rows.anyDeliveredSince(one.since()));
    }
  }

  private void failed(Claimed one, String why, boolean strike) {
    failed.increment();
    int strikes = one.strikes() + (strike ? 1 : 0);
    if (strikes >= platform.settings().strikesMax()) {
      LOG.error("delivery dead order={} tries={} cause={}", one.orderId(), one.tries(), why);
      rows.die(one, strikes, why);
    } else {
      LOG.warn("delivery failed order={} tries={} cause={}", one.orderId(), one.tries(), why);
      rows.later(one, strikes, why, pause(one.tries()));
    }
  }

  /** Soon at first, then at most once a minute. */
  private static Duration pause(int tries) {
    Duration wished = FIRST_PAUSE.multipliedBy(1L << Math.min(tries - 1, DOUBLINGS_MAX));
    return wished.compareTo(PAUSE_MAX) < 0 ? wished : PAUSE_MAX;
  }

  /** What is under way is given a moment; what does not end is tried again, under the same key. */
  @PreDestroy
  void end() {
    workers.shutdown();
    try {
      if (!workers.awaitTermination(END_MAX_MS, TimeUnit.MILLISECONDS)) {
        workers.shutdownNow();
      }
    } catch (InterruptedException e) {
      workers.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
