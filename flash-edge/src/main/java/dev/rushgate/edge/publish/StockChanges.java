package dev.rushgate.edge.publish;

import dev.rushgate.edge.db.Retry;
import dev.rushgate.model.DropId;
import dev.rushgate.model.DropKind;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** What the publisher itself changes in MySQL; each change says of which state it speaks. */
final class StockChanges {

  private static final String FOLLOW_DOWN =
      """
      UPDATE drop_stock SET capacity = ?
      WHERE drop_id = ? AND epoch = ? AND version = ? AND capacity > ?
      """;

  private static final String CLOSE =
      """
      UPDATE drop_stock SET state = 'CLOSED', target = 0, version = version + 1
      WHERE drop_id = ? AND epoch = ? AND version = ? AND state <> 'CLOSED'
        AND archived_at IS NULL
      """;

  private static final String ARCHIVE =
      """
      UPDATE drop_stock SET archived_at = UTC_TIMESTAMP(3)
      WHERE drop_id = ? AND epoch = ? AND version = ? AND state = 'CLOSED' AND suspect = FALSE
        AND live = paid AND capacity = live AND archived_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.drop_id = drop_stock.drop_id
                        AND o.sent_at IS NULL)
      """;

  private static final String BACK_TO_PRODUCT =
      """
      UPDATE product SET stock = stock + ?, version = version + 1, updated_at = UTC_TIMESTAMP(3)
      WHERE id = (SELECT product_id FROM drop_spec WHERE drop_id = ? AND kind = ?)
      """;

  /** After the units came back, so that the product's new version names the row. */
  private static final String INTO_HISTORY =
      """
      INSERT INTO stock_change (product_id, version, at, units_before, units_after, cause, drop_id,
        actor_kind, actor_id, actor_name)
      SELECT p.id, p.version, UTC_TIMESTAMP(3), p.stock - ?, p.stock, 'DEAL', s.drop_id,
        'SYSTEM', 'system', 'system'
      FROM drop_spec s JOIN product p ON p.id = s.product_id WHERE s.drop_id = ? AND s.kind = ?
      """;

  private static final String ARCHIVED_ABOVE_LIVE =
      """
      SELECT drop_id FROM drop_stock
      WHERE archived_at IS NOT NULL AND capacity > live ORDER BY drop_id LIMIT ?
      """;

  private static final String LIVE_OF_ARCHIVED =
      "SELECT capacity, live FROM drop_stock WHERE drop_id = ? FOR UPDATE";

  private final Pool pool;
  private final Retry retry;

  StockChanges(Pool pool, Retry retry) {
    this.pool = pool;
    this.retry = retry;
  }

  /** Lowers the guard to what Redis has left; the difference is the product's again. */
  Future<Boolean> followDown(DropRow row, long capacity) {
    return retry.transaction(
        pool,
        transaction ->
            DropRows.locked(transaction, row.id())
                .compose(
                    now ->
                        now.isEmpty()
                            ? Future.succeededFuture(false)
                            : lower(transaction, now.get(), row, capacity)));
  }

  private static Future<Boolean> lower(
      SqlConnection transaction, DropRow now, DropRow seen, long capacity) {
    var given = Tuple.of(capacity, seen.id().value());
    given.addLong(seen.stock().epoch()).addLong(seen.stock().version()).addLong(capacity);
    long freed = now.stock().capacity() - capacity;
    return transaction
        .preparedQuery(FOLLOW_DOWN)
        .execute(given)
        .compose(
            lowered ->
                lowered.rowCount() == 1
                    ? backToProduct(transaction, seen.id(), freed).map(true)
                    : Future.succeededFuture(false));
  }

  /** A deal's units were taken out of its product's stock; a coupon's come from nowhere. */
  static Future<Void> backToProduct(SqlConnection transaction, DropId drop, long units) {
    if (units <= 0) {
      return Future.succeededFuture();
    }
    var given = Tuple.of(units, drop.value(), DropKind.DEAL.name());
    return transaction
        .preparedQuery(BACK_TO_PRODUCT)
        .execute(given)
        .compose(back -> transaction.preparedQuery(INTO_HISTORY).execute(given))
        .compose(noted -> StockTold.tell(transaction, drop));
  }

  /** What an operator's closing does: nothing is left to give, the waiting are refused. */
  Future<Boolean> close(DropRow row) {
    return changed(CLOSE, row);
  }

  /** Marks the drop as over for good, unless anything moved since it was looked at. */
  Future<Boolean> archive(DropRow row) {
    return changed(ARCHIVE, row);
  }

  private Future<Boolean> changed(String update, DropRow row) {
    var seen = Tuple.of(row.id().value(), row.stock().epoch(), row.stock().version());
    return retry
        .onContention(() -> pool.preparedQuery(update).execute(seen))
        .map(rows -> rows.rowCount() == 1);
  }

  /** Units that came back after the archiving: no Redis has a capacity to lower any more. */
  Future<Void> giveBackArchived(int dropsMax) {
    return pool.preparedQuery(ARCHIVED_ABOVE_LIVE)
        .execute(Tuple.of(dropsMax))
        .map(
            rows -> {
              var drops = new ArrayList<DropId>();
              rows.forEach(row -> drops.add(new DropId(row.getLong("drop_id"))));
              return drops;
            })
        .compose(this::giveBackEach);
  }

  private Future<Void> giveBackEach(List<DropId> drops) {
    Future<Void> done = Future.succeededFuture();
    for (DropId drop : drops) {
      done = done.compose(before -> retry.transaction(pool, t -> giveBack(t, drop)));
    }
    return done;
  }

  private static Future<Void> giveBack(SqlConnection transaction, DropId drop) {
    return transaction
        .preparedQuery(LIVE_OF_ARCHIVED)
        .execute(Tuple.of(drop.value()))
        .map(rows -> rows.iterator().next())
        .compose(
            row -> {
              long live = row.getLong("live");
              return transaction
                  .preparedQuery("UPDATE drop_stock SET capacity = ? WHERE drop_id = ?")
                  .execute(Tuple.of(live, drop.value()))
                  .compose(
                      lowered -> backToProduct(transaction, drop, row.getLong("capacity") - live));
            });
  }
}
