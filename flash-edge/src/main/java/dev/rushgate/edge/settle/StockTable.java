package dev.rushgate.edge.settle;

import dev.rushgate.edge.db.MultiRow;
import dev.rushgate.model.DropId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The one row per drop that every transaction locks first. */
final class StockTable {

  // By the primary key and in its order, so that two settlers lock in the same order.
  static final String LOCK =
      """
      SELECT drop_id, capacity, live, epoch FROM drop_stock FORCE INDEX (PRIMARY)
      WHERE drop_id IN\
      """;

  private static final String IN_ORDER = "ORDER BY drop_id FOR UPDATE";

  private static final String TAKE =
      """
      UPDATE drop_stock SET live = live + ?, paid = paid + ?
      WHERE drop_id = ? AND live + ? <= capacity
      """;

  private static final String SUSPECT = "UPDATE drop_stock SET suspect = TRUE WHERE drop_id = ?";

  private final SqlConnection connection;

  StockTable(SqlConnection connection) {
    this.connection = connection;
  }

  /** Locks and reads the rows of these drops; a drop without one is absent. */
  Future<Map<DropId, Stock>> lock(Collection<DropId> drops) {
    List<Tuple> keys = drops.stream().sorted().map(drop -> Tuple.of(drop.value())).toList();
    return MultiRow.select(connection, LOCK, "?", IN_ORDER, keys)
        .map(
            rows -> {
              Map<DropId, Stock> stocks = new HashMap<>();
              rows.stream().map(StockTable::stock).forEach(s -> stocks.put(s.drop(), s));
              return stocks;
            });
  }

  /** Takes units under the guard, which trusts neither Redis nor what was read before. */
  Future<Void> take(DropId drop, int units, int paid) {
    return connection
        .preparedQuery(TAKE)
        .execute(Tuple.of(units, paid, drop.value(), units))
        .compose(
            result ->
                result.rowCount() == 1
                    ? Future.succeededFuture()
                    : Future.failedFuture("the guard of drop " + drop + " refused " + units));
  }

  Future<Void> suspect(DropId drop) {
    return connection.preparedQuery(SUSPECT).execute(Tuple.of(drop.value())).mapEmpty();
  }

  private static Stock stock(Row row) {
    return new Stock(
        new DropId(row.getLong("drop_id")),
        row.getInteger("capacity"),
        row.getInteger("live"),
        row.getLong("epoch"));
  }
}
