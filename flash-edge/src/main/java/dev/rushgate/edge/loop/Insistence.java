package dev.rushgate.edge.loop;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Attempts a thing again, with pauses, until it succeeds or until it is told to stop. For work
 * whose failure means that a store is away, and that may run twice.
 */
public final class Insistence {

  private static final long PAUSE_MS_MIN = 50;
  private static final long PAUSE_MS_MAX = 1_000;

  private static final Logger log = LoggerFactory.getLogger(Insistence.class);

  private final Vertx vertx;
  private volatile boolean stopping;

  public Insistence(Vertx vertx) {
    this.vertx = vertx;
  }

  /** From now on a failed attempt is the last one. */
  public void stop() {
    stopping = true;
  }

  public boolean isStopping() {
    return stopping;
  }

  /**
   * Fails only after {@link #stop}, with {@link Stopped}.
   *
   * @param what is attempted, with its ids, for the log
   */
  public <T> Future<T> on(String what, Supplier<Future<T>> attempt) {
    return on(what, attempt, new Backoff(PAUSE_MS_MIN, PAUSE_MS_MAX));
  }

  private <T> Future<T> on(String what, Supplier<Future<T>> attempt, Backoff backoff) {
    return attempt
        .get()
        .recover(
            e -> {
              if (stopping) {
                return Future.failedFuture(new Stopped(e));
              }
              long pauseMs = backoff.pauseMs();
              log.warn("{} tried again pauseMs={} cause={}", what, pauseMs, e.toString());
              return vertx.timer(pauseMs).compose(due -> on(what, attempt, backoff));
            });
  }
}
