package dev.rushgate.bench.contender;

import dev.rushgate.edge.db.MultiRow;
import dev.rushgate.edge.db.Utc;
import io.hypersistence.tsid.TSID;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;

/** The rows of won coupons as a settler writes them, without a look at what is there. */
final class BareRows {

  private static final String TAKE =
      """
      UPDATE drop_stock SET live = live + ?, paid = paid + ?
      WHERE drop_id = ? AND live + ? <= capacity
      """;

  private static final String ADMISSIONS =
      """
      INSERT INTO admission (drop_id, epoch, no, member, seq, state, live_member, order_id,
        coupon_id, reason, at) VALUES\
      """;

  private static final String ADMISSION_ROW = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private static final String COUPONS =
      """
      INSERT INTO coupon (id, member, drop_id, epoch, no, discount, valid_until, state, issued_at)
      VALUES\
      """;

  private static final String COUPON_ROW = "(?, ?, ?, ?, ?, ?, ?, 'ISSUED', ?)";

  private static final long DISCOUNT = 1_000;

  private BareRows() {}

  /** One unit, with the id of its coupon. */
  record Row(long drop, long epoch, long no, String member, long seq, long coupon) {}

  static Row row(long drop, long epoch, long no, String member, long seq) {
    return new Row(drop, epoch, no, member, seq, TSID.Factory.getTsid().toLong());
  }

  /** Takes the units of one drop and inserts their rows, in the caller's transaction. */
  static Future<Void> insert(SqlConnection tx, List<Row> rows) {
    LocalDateTime at = Utc.column(Instant.now());
    int units = rows.size();
    return tx.preparedQuery(TAKE)
        .execute(Tuple.of(units, units, rows.getFirst().drop, units))
        .compose(taken -> requireOne(taken.rowCount()))
        .compose(taken -> insert(tx, ADMISSIONS, ADMISSION_ROW, rows, row -> admission(row, at)))
        .compose(inserted -> insert(tx, COUPONS, COUPON_ROW, rows, row -> coupon(row, at)));
  }

  private static Future<Void> requireOne(int changed) {
    return changed == 1
        ? Future.succeededFuture()
        : Future.failedFuture("the stock was not taken: " + changed);
  }

  private interface Columns {
    Tuple of(Row row);
  }

  private static Future<Void> insert(
      SqlConnection tx, String into, String placeholders, List<Row> rows, Columns columns) {
    return MultiRow.insert(tx, into, placeholders, rows.stream().map(columns::of).toList());
  }

  private static Tuple admission(Row row, LocalDateTime at) {
    return Tuple.tuple()
        .addLong(row.drop)
        .addLong(row.epoch)
        .addLong(row.no)
        .addString(row.member)
        .addLong(row.seq)
        .addString("LIVE")
        .addString(row.member)
        .addLong(null)
        .addLong(row.coupon)
        .addString(null)
        .addLocalDateTime(at);
  }

  private static Tuple coupon(Row row, LocalDateTime at) {
    return Tuple.tuple()
        .addLong(row.coupon)
        .addString(row.member)
        .addLong(row.drop)
        .addLong(row.epoch)
        .addLong(row.no)
        .addLong(DISCOUNT)
        .addLocalDateTime(at.plusDays(1))
        .addLocalDateTime(at);
  }
}
