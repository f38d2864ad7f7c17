package dev.rushgate.edge.settle;

import dev.rushgate.edge.db.Retry;
import dev.rushgate.model.event.Admission;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a batch into the database, whole if it can: after a failure that lies in the records it
 * goes one by one, so that a record which cannot be settled becomes a dead letter and its
 * neighbours settle.
 */
final class Recorder {

  private static final Logger log = LoggerFactory.getLogger(Recorder.class);

  private final Pool pool;
  private final Retry retry;
  private final Clock clock;

  Recorder(Pool pool, Retry retry, Clock clock) {
    this.pool = pool;
    this.retry = retry;
    this.clock = clock;
  }

  /**
   * Committed when done. Fails when the database is away or in contention for too long; then
   * nothing or a part is committed, and the same batch may come again.
   *
   * @param batch in the order of their ids
   */
  Future<List<Fate>> record(List<Admission> batch) {
    if (batch.isEmpty()) {
      return Future.succeededFuture(List.of());
    }
    return settle(batch, true)
        .recover(e -> Fault.isDuplicate(e) ? settle(batch, false) : Future.failedFuture(e))
        .recover(
            e -> {
              if (!Fault.isOfRecord(e)) {
                return Future.failedFuture(e);
              }
              log.warn("batch settled one by one size={} reason={}", batch.size(), e.getMessage());
              return oneByOne(batch);
            });
  }

  private Future<List<Fate>> oneByOne(List<Admission> batch) {
    List<Fate> fates = new ArrayList<>();
    Future<Void> done = Future.succeededFuture();
    for (Admission admission : batch) {
      done = done.compose(v -> alone(admission)).map(fates::addAll).mapEmpty();
    }
    return done.map(v -> fates);
  }

  private Future<List<Fate>> alone(Admission admission) {
    return settle(List.of(admission), false)
        .recover(
            e -> Fault.isOfRecord(e) ? bury(admission, Fault.reason(e)) : Future.failedFuture(e));
  }

  private Future<List<Fate>> bury(Admission admission, String reason) {
    return retry
        .transaction(
            pool, tx -> new Settlement(tx, clock.instant(), false).bury(List.of(admission), reason))
        .recover(
            e ->
                // Not even a row: the letter alone, for an operator. The sweep names whose it was.
                Fault.isOfValues(e)
                    ? Future.succeededFuture(List.of(new Fate.Unrecorded(admission, reason)))
                    : Future.failedFuture(e));
  }

  private Future<List<Fate>> settle(List<Admission> batch, boolean trusting) {
    return retry.transaction(
        pool, tx -> new Settlement(tx, clock.instant(), trusting).settle(batch));
  }
}
