package dev.rushgate.edge.publish;

import dev.rushgate.edge.db.Utc;
import dev.rushgate.model.DropId;
import dev.rushgate.model.DropKind;
import dev.rushgate.model.event.EventJson;
import dev.rushgate.model.event.StockChanged;
import dev.rushgate.model.event.Topics;
import io.hypersistence.tsid.TSID;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/** Puts into the outbox what the history of a product's stock was just told of a deal. */
final class StockTold {

  private static final String LAST =
      """
      SELECT c.product_id, c.at, c.units_before, c.units_after, c.cause
      FROM drop_spec s JOIN product p ON p.id = s.product_id
        JOIN stock_change c ON c.product_id = p.id AND c.version = p.version
      WHERE s.drop_id = ? AND s.kind = ?
      """;

  private static final String INSERT =
      """
      INSERT INTO outbox (id, topic, record_key, payload, created_at)
      VALUES (?, ?, ?, ?, UTC_TIMESTAMP(3))
      """;

  private StockTold() {}

  /** In the transaction that still holds the product's row. */
  static Future<Void> tell(SqlConnection transaction, DropId drop) {
    return transaction
        .preparedQuery(LAST)
        .execute(Tuple.of(drop.value(), DropKind.DEAL.name()))
        .compose(
            rows ->
                rows.size() == 0
                    ? Future.succeededFuture()
                    : insert(transaction, changed(rows.iterator().next(), drop)));
  }

  private static StockChanged changed(Row row, DropId drop) {
    int after = row.getInteger("units_after");
    return new StockChanged(
        row.getLong("product_id"),
        after - row.getInteger("units_before"),
        after,
        row.getString("cause"),
        null,
        drop,
        Utc.instant(row.getLocalDateTime("at")));
  }

  private static Future<Void> insert(SqlConnection transaction, StockChanged event) {
    return transaction
        .preparedQuery(INSERT)
        .execute(
            Tuple.of(
                TSID.Factory.getTsid().toLong(),
                Topics.ORDERS,
                event.key(),
                EventJson.write(event)))
        .mapEmpty();
  }
}
