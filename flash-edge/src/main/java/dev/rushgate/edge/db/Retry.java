package dev.rushgate.edge.db;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.mysqlclient.MySQLException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a transaction again when the database gave up on it for the sake of another: a deadlock
 * (1213), a lock wait (1205), a record changed since it was read (1020). Only what may run twice
 * may run here.
 */
public final class Retry {

  /** After so many tries in a row the failure is the caller's. */
  public static final int TRIES_MAX = 6;

  /** A transaction without an answer by then has failed for its caller; its outcome is unknown. */
  public static final Duration TRANSACTION_MAX = Duration.ofSeconds(30);

  private static final int PAUSE_MS_MIN = 5;
  private static final int PAUSE_MS_MAX = 400;

  private static final int RECORD_CHANGED = 1020;
  private static final int LOCK_WAIT_TIMEOUT = 1205;
  private static final int DEADLOCK = 1213;
  private static final Set<Integer> CONTENTION =
      Set.of(RECORD_CHANGED, LOCK_WAIT_TIMEOUT, DEADLOCK);

  private static final Logger log = LoggerFactory.getLogger(Retry.class);

  private final Vertx vertx;

  public Retry(Vertx vertx) {
    this.vertx = vertx;
  }

  /** The work in a transaction of its own, once more after each contention. */
  public <T> Future<T> transaction(Pool pool, Function<SqlConnection, Future<T>> work) {
    return onContention(
        () ->
            pool.withTransaction(work).timeout(TRANSACTION_MAX.toMillis(), TimeUnit.MILLISECONDS));
  }

  /** The work, once more after each contention. */
  public <T> Future<T> onContention(Supplier<Future<T>> work) {
    return attempt(work, 1);
  }

  /** Whether the database gave this transaction up although nothing is wrong with it. */
  public static boolean isContention(Throwable failure) {
    return failure instanceof MySQLException e && CONTENTION.contains(e.getErrorCode());
  }

  private <T> Future<T> attempt(Supplier<Future<T>> work, int tries) {
    return work.get()
        .recover(
            e -> {
              if (tries >= TRIES_MAX || !isContention(e)) {
                return Future.failedFuture(e);
              }
              log.info("transaction tried again tries={} reason={}", tries, e.getMessage());
              return vertx.timer(pauseMs(tries)).compose(due -> attempt(work, tries + 1));
            });
  }

  // Jitter over the whole span: two that met in a deadlock are not to meet again.
  private static int pauseMs(int tries) {
    int span = Math.min(PAUSE_MS_MAX, PAUSE_MS_MIN << (tries + 1));
    return ThreadLocalRandom.current().nextInt(PAUSE_MS_MIN, span + 1);
  }
}
