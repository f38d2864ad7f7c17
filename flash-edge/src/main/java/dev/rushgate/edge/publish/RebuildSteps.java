package dev.rushgate.edge.publish;

import dev.rushgate.edge.db.Retry;
import dev.rushgate.edge.db.Utc;
import dev.rushgate.edge.queue.DropQueue;
import dev.rushgate.edge.queue.FenceOutcome;
import dev.rushgate.edge.queue.RedisLink;
import dev.rushgate.edge.queue.RestoreOutcome;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Optional;

/** The steps of {@link Rebuild}. Nothing instead of a result: a later rebuild was met, give way. */
final class RebuildSteps {

  private static final String NEXT_NUMBER =
      """
      UPDATE drop_stock SET next_epoch = next_epoch + 1
      WHERE drop_id = ? AND epoch = ? AND archived_at IS NULL
      """;
  private static final String NUMBER = "SELECT next_epoch FROM drop_stock WHERE drop_id = ?";

  private static final String NOTE =
      "INSERT INTO drop_rebuild (drop_id, number, reason, noticed_at) VALUES (?, ?, ?, ?)";
  private static final String NOTE_ARMED =
      "UPDATE drop_rebuild SET armed_at = ? WHERE drop_id = ? AND number = ? AND armed_at IS NULL";

  private final Pool pool;
  private final Retry retry;
  private final RedisLink link;
  private final RebuildSnapshot snapshot;

  RebuildSteps(Pool pool, Retry retry, RedisLink link) {
    this.pool = pool;
    this.retry = retry;
    this.link = link;
    this.snapshot = new RebuildSnapshot(pool, retry);
  }

  /** Step 1. Gives way when the drop lives in another epoch by now than the row says. */
  Future<Optional<Rebuild.Begun>> begin(DropRow row, RebuildReason reason, Instant noticedAt) {
    return retry.transaction(
        pool,
        transaction ->
            transaction
                .preparedQuery(NEXT_NUMBER)
                .execute(Tuple.of(row.id().value(), row.stock().epoch()))
                .compose(
                    raised ->
                        raised.rowCount() == 1
                            ? number(transaction, row, reason, noticedAt).map(Optional::of)
                            : Future.succeededFuture(Optional.empty())));
  }

  private static Future<Rebuild.Begun> number(
      SqlConnection transaction, DropRow row, RebuildReason reason, Instant noticedAt) {
    long drop = row.id().value();
    return transaction
        .preparedQuery(NUMBER)
        .execute(Tuple.of(drop))
        .map(rows -> rows.iterator().next().getLong("next_epoch"))
        .compose(
            number ->
                transaction
                    .preparedQuery(NOTE)
                    .execute(Tuple.of(drop, number, reason.name(), Utc.column(noticedAt)))
                    .map(new Rebuild.Begun(row.id(), number, row.stock().epoch(), reason)));
  }

  /** Step 2. */
  Future<Optional<Rebuild.Fenced>> fence(Rebuild.Begun begun) {
    return new DropQueue(link, begun.drop())
        .fence(begun.number())
        .map(
            outcome ->
                switch (outcome) {
                  case FenceOutcome.Fenced fenced ->
                      Optional.of(new Rebuild.Fenced(begun, fenced.held()));
                  case FenceOutcome.Newer newer -> Optional.empty();
                });
  }

  /** Step 4; step 3, the barrier, comes before it unless the drop never was in Redis. */
  Future<Optional<Rebuild.Taken>> snapshot(Rebuild.Fenced fenced) {
    return snapshot
        .take(fenced)
        .map(taken -> taken.map(what -> new Rebuild.Taken(fenced.begun(), what)));
  }

  /** Step 5: true when the drop is armed by this rebuild. */
  Future<Boolean> restore(Rebuild.Taken taken) {
    return new DropQueue(link, taken.drop())
        .restore(taken.restoration())
        .map(
            outcome ->
                switch (outcome) {
                  case RestoreOutcome.Restored restored -> true;
                  case RestoreOutcome.Already already -> true;
                  case RestoreOutcome.Fenced fenced -> false;
                  case RestoreOutcome.Incomplete incomplete -> false;
                });
  }

  /** For the operator: when the drop admitted again. */
  Future<Void> noteArmed(Rebuild.Begun begun, Instant at) {
    return pool.preparedQuery(NOTE_ARMED)
        .execute(Tuple.of(Utc.column(at), begun.drop().value(), begun.number()))
        .mapEmpty();
  }
}
