package dev.rushgate.edge.publish;

import dev.rushgate.edge.db.MultiRow;
import dev.rushgate.edge.db.Utc;
import dev.rushgate.model.AdmissionId;
import dev.rushgate.model.DropId;
import dev.rushgate.model.MemberId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads what became of admissions. */
final class AdmissionRows {

  /** Rows of one read; a drop may have a million. */
  private static final int PAGE_ROWS = 4096;

  private static final String ADMISSION =
      """
      SELECT a.drop_id, a.epoch, a.no, a.member, a.seq, a.state, a.order_id, a.coupon_id, a.reason,
             o.pay_by
      FROM admission a LEFT JOIN orders o ON o.id = a.order_id
      """;

  private static final String BEHIND =
      """
      WHERE a.drop_id = ? AND (a.epoch > ? OR (a.epoch = ? AND a.no > ?))
      """;
  private static final String IN_ORDER = " ORDER BY a.epoch, a.no LIMIT " + PAGE_ROWS;
  private static final String IN_HANDS = ADMISSION + BEHIND + "AND a.live_member IS NOT NULL";
  private static final String ENDED = ADMISSION + BEHIND + "AND a.state IN ('RETURNED', 'REFUSED')";
  private static final String BY_ID = ADMISSION + "WHERE (a.drop_id, a.epoch, a.no) IN";

  private static final String TOTALS =
      """
      SELECT COUNT(*) AS seen, COALESCE(MAX(seq), 0) AS highest_seq,
             COALESCE(SUM(CASE WHEN state = 'STALE' THEN 0 ELSE 1 END), 0) AS counted
      FROM admission WHERE drop_id = ?
      """;

  private AdmissionRows() {}

  /**
   * @param seen all rows of a drop
   * @param highestSeq the highest number ever given that MySQL knows, 0 for none
   * @param counted rows that are not stale
   */
  record Totals(long seen, long highestSeq, long counted) {}

  /** All that hold a unit of the drop, in the order they were taken. */
  static Future<List<AdmissionRow>> inHands(SqlConnection transaction, DropId drop) {
    return pages(transaction, IN_HANDS, drop, new ArrayList<>());
  }

  /** All whose unit went back or was refused, in the order they were taken. */
  static Future<List<AdmissionRow>> ended(SqlConnection transaction, DropId drop) {
    return pages(transaction, ENDED, drop, new ArrayList<>());
  }

  /** Those of the ids that MySQL has seen. */
  static Future<List<AdmissionRow>> of(SqlClient client, List<AdmissionId> ids) {
    var keys = ids.stream().map(id -> Tuple.of(id.drop().value(), id.epoch(), id.no())).toList();
    return MultiRow.select(client, BY_ID, "(?, ?, ?)", "", keys)
        .map(rows -> rows.stream().map(AdmissionRows::admission).toList());
  }

  static Future<Totals> totals(SqlConnection transaction, DropId drop) {
    return transaction
        .preparedQuery(TOTALS)
        .execute(Tuple.of(drop.value()))
        .map(rows -> rows.iterator().next())
        .map(
            row ->
                new Totals(
                    row.getLong("seen"), row.getLong("highest_seq"), row.getLong("counted")));
  }

  private static Future<List<AdmissionRow>> pages(
      SqlConnection transaction, String select, DropId drop, List<AdmissionRow> found) {
    long epoch = found.isEmpty() ? 0 : found.getLast().id().epoch();
    long no = found.isEmpty() ? 0 : found.getLast().id().no();
    return transaction
        .preparedQuery(select + IN_ORDER)
        .execute(Tuple.of(drop.value(), epoch, epoch, no))
        .compose(
            rows -> {
              rows.forEach(row -> found.add(admission(row)));
              return rows.size() < PAGE_ROWS
                  ? Future.succeededFuture(found)
                  : pages(transaction, select, drop, found);
            });
  }

  private static AdmissionRow admission(Row row) {
    var payBy = row.getLocalDateTime("pay_by");
    return new AdmissionRow(
        new AdmissionId(
            new DropId(row.getLong("drop_id")), row.getLong("epoch"), row.getLong("no")),
        new MemberId(row.getString("member")),
        row.getLong("seq"),
        AdmissionRow.State.valueOf(row.getString("state")),
        optional(row.getLong("order_id")),
        optional(row.getLong("coupon_id")),
        optional(payBy == null ? null : Utc.instant(payBy).toEpochMilli()),
        Optional.ofNullable(row.getString("reason")).orElse(""));
  }

  private static OptionalLong optional(@Nullable Long number) {
    return number == null ? OptionalLong.empty() : OptionalLong.of(number);
  }
}
