package dev.rushgate.backoffice.payment;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Does looks at the gateway several at a time, so that one which is answered slowly holds up few
 * others. Kinds of looks take turns: a backlog of one keeps no other waiting.
 */
@Component
class LooksAtOnce implements SmartLifecycle {

  /**
   * A look has a connection of the database only while it reads or writes a row. Were all of them
   * to do so at once, some of the pool's 16 would still be left to requests.
   */
  static final int AT_ONCE_MAX = 12;

  private static final Logger LOG = LoggerFactory.getLogger(LooksAtOnce.class);
  private static final long WAIT_MS = 500;
  private static final long END_MAX_MS = 5_000;

  private final Semaphore free = new Semaphore(AT_ONCE_MAX, true);
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private volatile boolean running;

  /** Begins a look, once there is a place for it; when this server ends, not at all. */
  void begin(String what, Runnable look) {
    if (hasPlace()) {
      workers.execute(
          () -> {
            try {
              safely(what, look);
            } finally {
              free.release();
            }
          });
    }
  }

  private boolean hasPlace() {
    try {
      while (running) {
        if (free.tryAcquire(WAIT_MS, TimeUnit.MILLISECONDS)) {
          return true;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  static void safely(String what, Runnable look) {
    try {
      look.run();
    } catch (RuntimeException e) { // it is due again after the pause
      LOG.warn("look failed of={} cause={}", what, e.toString());
    }
  }

  @Override
  public void start() {
    running = true;
  }

  /** While the database is there: what is under way is given a moment, what is not done is due. */
  @Override
  public void stop() {
    running = false;
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

  @Override
  public boolean isRunning() {
    return running;
  }
}
