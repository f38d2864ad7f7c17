package dev.rushgate.edge.publish;

import dev.rushgate.edge.queue.RevocationHead;
import dev.rushgate.edge.queue.RevocationList;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the list of revocations in Redis what the table in MySQL says. It remembers nothing: each
 * round goes on from where Redis' list ends, whoever wrote it, so any number of publishers may run
 * and a Redis that lost its tail is simply behind.
 */
final class RevocationCopy {

  /** From one look for new rows to the next. */
  static final long EVERY_MS = 250;

  /** From one removal of what ended to the next. */
  static final long TRIM_MS = 5_000;

  private static final Logger log = LoggerFactory.getLogger(RevocationCopy.class);

  private final Pool pool;
  private final RevocationList list;
  private final RevocationMetrics metrics;

  RevocationCopy(Pool pool, RevocationList list, RevocationMetrics metrics) {
    this.pool = pool;
    this.list = list;
    this.metrics = metrics;
  }

  /** Copies until Redis has all there is. Fails when MySQL or Redis is away. */
  Future<Void> copy() {
    return list.head().compose(seen -> seen.map(this::follow).orElseGet(() -> fill(seen)));
  }

  /** Forgets what ended, until nothing is left to forget. */
  Future<Void> trim() {
    return list.trim()
        .compose(gone -> gone < RevocationList.BATCH_MAX ? Future.succeededFuture() : this.trim());
  }

  private Future<Void> follow(RevocationHead seen) {
    return rows(seen.number())
        .compose(
            rows -> {
              // Redis was read before MySQL, so this is no row that is merely not visible yet.
              if (rows.head() < seen.number()) {
                log.warn("revocations: the database went back, the list is written anew");
                return fill(Optional.of(seen));
              }
              if (rows.upTo() == seen.number()) {
                metrics.copied(rows.upTo());
                return Future.succeededFuture();
              }
              return list.copy(seen, rows.upTo(), rows.revocations())
                  .compose(copied -> rows.last() && copied ? done(rows) : copy());
            });
  }

  private Future<Void> done(RevocationRows rows) {
    metrics.copied(rows.upTo());
    return Future.succeededFuture();
  }

  private Future<Void> fill(Optional<RevocationHead> seen) {
    return gather(0, new LiveRevocations(), seen);
  }

  private Future<Void> gather(long after, LiveRevocations live, Optional<RevocationHead> seen) {
    return rows(after)
        .compose(
            rows -> {
              live.add(rows.revocations());
              return rows.last() ? fill(seen, rows.upTo(), live) : gather(rows.upTo(), live, seen);
            });
  }

  /** When somebody else was faster there is nothing to do: the next round looks again. */
  private Future<Void> fill(Optional<RevocationHead> seen, long upTo, LiveRevocations live) {
    return list.fill(seen, upTo, live.all())
        .onSuccess(
            filled -> {
              if (filled) {
                metrics.copied(upTo);
                log.info("revocations filled count={} number={}", live.all().size(), upTo);
              }
            })
        .mapEmpty();
  }

  private Future<RevocationRows> rows(long after) {
    return RevocationRows.after(pool, after, RevocationList.BATCH_MAX)
        .onSuccess(rows -> skipped(rows.unreadable()));
  }

  private void skipped(List<Long> unreadable) {
    if (!unreadable.isEmpty()) {
      metrics.unreadable(unreadable.size());
      log.error("revocations of an unknown kind are not copied numbers={}", unreadable);
    }
  }
}
