package dev.rushgate.edge.publish;

import dev.rushgate.edge.db.Utc;
import dev.rushgate.model.Drop;
import dev.rushgate.model.DropId;
import dev.rushgate.model.DropKind;
import dev.rushgate.model.DropState;
import dev.rushgate.model.Limits;
import dev.rushgate.model.Money;
import dev.rushgate.model.Offer;
import dev.rushgate.model.Schedule;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads drops that are not archived. */
final class DropRows {

  private static final String DROP =
      """
      SELECT s.drop_id, s.capacity, s.target, s.live, s.paid, s.epoch, s.next_epoch, s.version,
             s.state, s.suspect, d.kind, d.title, d.product_id, d.price, d.list_price,
             d.pay_seconds, d.discount, d.valid_until, d.offered, d.waitlist, d.lobby_max,
             d.admit_per_second, d.opens_at, d.closes_at, d.lobby_opens_at, d.seed, d.message
      FROM drop_stock s JOIN drop_spec d ON d.drop_id = s.drop_id
      WHERE s.archived_at IS NULL
      """;

  private static final String PAGE = DROP + " AND s.drop_id > ? ORDER BY s.drop_id LIMIT ?";
  private static final String ONE = DROP + " AND s.drop_id = ?";
  private static final String LOCK =
      "SELECT drop_id FROM drop_stock WHERE drop_id = ? AND archived_at IS NULL FOR UPDATE";

  private DropRows() {}

  /**
   * At most {@code max} drops in the order of their ids, behind {@code after} (0: from the first).
   */
  static Future<List<DropRow>> page(SqlClient client, long after, int max) {
    return client.preparedQuery(PAGE).execute(Tuple.of(after, max)).map(DropRows::all);
  }

  static Future<Optional<DropRow>> one(SqlClient client, DropId drop) {
    return client
        .preparedQuery(ONE)
        .execute(Tuple.of(drop.value()))
        .map(rows -> all(rows).stream().findFirst());
  }

  /**
   * The same, with its stock row locked until the transaction ends. Who changes a spec holds that
   * lock too, so spec and stock belong together.
   */
  static Future<Optional<DropRow>> locked(SqlConnection transaction, DropId drop) {
    return transaction
        .preparedQuery(LOCK)
        .execute(Tuple.of(drop.value()))
        .compose(locked -> one(transaction, drop));
  }

  private static List<DropRow> all(RowSet<Row> rows) {
    var drops = new ArrayList<DropRow>(rows.size());
    rows.forEach(row -> drops.add(drop(row)));
    return drops;
  }

  private static DropRow drop(Row row) {
    var drop =
        new Drop(
            new DropId(row.getLong("drop_id")),
            row.getString("title"),
            offer(row),
            limits(row),
            schedule(row),
            row.getString("seed"),
            row.getString("message"));
    return new DropRow(drop, DropState.valueOf(row.getString("state")), stock(row));
  }

  private static DropRow.Stock stock(Row row) {
    return new DropRow.Stock(
        row.getLong("capacity"),
        row.getLong("target"),
        row.getLong("live"),
        row.getLong("paid"),
        row.getLong("epoch"),
        row.getLong("next_epoch"),
        row.getLong("version"),
        row.getBoolean("suspect"));
  }

  private static Offer offer(Row row) {
    return switch (DropKind.valueOf(row.getString("kind"))) {
      case DEAL ->
          new Offer.Deal(
              row.getLong("product_id"),
              new Money(row.getLong("price")),
              new Money(row.getLong("list_price")),
              Duration.ofSeconds(row.getLong("pay_seconds")));
      case COUPON ->
          new Offer.Coupon(
              new Money(row.getLong("discount")), Utc.instant(row.getLocalDateTime("valid_until")));
    };
  }

  private static Limits limits(Row row) {
    return new Limits(
        row.getInteger("offered"),
        row.getInteger("waitlist"),
        row.getInteger("lobby_max"),
        row.getInteger("admit_per_second"));
  }

  private static Schedule schedule(Row row) {
    var lobby = row.getLocalDateTime("lobby_opens_at");
    return new Schedule(
        Utc.instant(row.getLocalDateTime("opens_at")),
        Utc.instant(row.getLocalDateTime("closes_at")),
        lobby == null ? null : Utc.instant(lobby));
  }
}
