package dev.rushgate.backoffice.platform.token;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Confirms the list of revocations again and again, before the first request is served. On a thread
 * of its own: no other job that waits may hold it up.
 */
@Component
class RevocationWatch implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(RevocationWatch.class);
  private static final long PAUSE_MS = 500;
  private static final int BEFORE_THE_SERVER = 0;

  private final RevokedTokens tokens;
  private @Nullable ScheduledExecutorService thread;

  RevocationWatch(RevokedTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public synchronized void start() {
    confirm();
    var made =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("revocations").daemon().factory());
    var _ = made.scheduleWithFixedDelay(this::confirm, PAUSE_MS, PAUSE_MS, TimeUnit.MILLISECONDS);
    thread = made;
  }

  @Override
  public synchronized void stop() {
    ScheduledExecutorService running = thread;
    if (running != null) {
      running.shutdownNow();
      thread = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return thread != null;
  }

  @Override
  public int getPhase() {
    return BEFORE_THE_SERVER;
  }

  private void confirm() {
    try {
      tokens.confirm();
    } catch (RuntimeException e) { // asked again in a moment; until then the list grows old
      LOG.warn("revocations not confirmed cause={}", e.toString());
    }
  }
}
