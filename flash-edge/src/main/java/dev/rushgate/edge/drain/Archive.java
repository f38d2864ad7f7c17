package dev.rushgate.edge.drain;

import dev.rushgate.model.DropId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;

/** Says of which drops nothing is under way any more. */
final class Archive {

  private static final String ARCHIVED =
      "SELECT COUNT(*) FROM drop_stock WHERE drop_id = ? AND archived_at IS NOT NULL";

  private final Pool pool;

  Archive(Pool pool) {
    this.pool = pool;
  }

  Future<Boolean> holds(DropId drop) {
    return pool.preparedQuery(ARCHIVED)
        .execute(Tuple.of(drop.value()))
        .map(rows -> rows.iterator().next().getLong(0) > 0);
  }
}
