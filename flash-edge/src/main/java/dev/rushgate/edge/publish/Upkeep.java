package dev.rushgate.edge.publish;

import dev.rushgate.edge.db.MultiRow;
import dev.rushgate.model.DropId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;

/** What may be behind by a while: the directory, and what archived drops left. */
final class Upkeep {

  private static final int ARCHIVED_MAX = 100;

  private static final String ARCHIVED =
      "SELECT drop_id FROM drop_stock WHERE archived_at IS NOT NULL AND drop_id IN";

  private final Pool pool;
  private final Directory directory;
  private final StockChanges stock;

  Upkeep(Pool pool, Directory directory, StockChanges stock) {
    this.pool = pool;
    this.directory = directory;
    this.stock = stock;
  }

  /** Every published drop is in the directory, no archived one is in Redis. */
  Future<Void> look(Collection<DropId> published) {
    return directory
        .add(List.copyOf(published))
        .compose(added -> directory.all())
        .compose(this::archived)
        .compose(gone -> Parallel.each(gone, Parallel.DROPS_MAX, directory::erase))
        .compose(erased -> stock.giveBackArchived(ARCHIVED_MAX));
  }

  private Future<List<DropId>> archived(List<DropId> listed) {
    var keys = listed.stream().map(drop -> Tuple.of(drop.value())).toList();
    return MultiRow.select(pool, ARCHIVED, "?", "", keys)
        .map(rows -> rows.stream().map(Upkeep::drop).toList());
  }

  private static DropId drop(Row row) {
    return new DropId(row.getLong("drop_id"));
  }
}
