package dev.rushgate.edge.publish;

import dev.rushgate.edge.db.Utc;
import dev.rushgate.edge.queue.Revocation;
import dev.rushgate.edge.queue.RevocationList;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * Some rows of the table of revocations, in the order of their numbers, and how far they go.
 *
 * @param head the newest number that was given
 * @param upTo nothing up to here is missing, but what ended
 * @param last whether no more rows follow
 * @param unreadable numbers of rows whose kind this version does not know
 */
record RevocationRows(
    List<Revocation> revocations, long head, long upTo, boolean last, List<Long> unreadable) {

  /** The head comes with the rows, as of the same instant; without rows it comes alone. */
  static final String AFTER =
      """
      SELECT h.number AS head, r.*
      FROM revocation_head h LEFT JOIN
        (SELECT number, kind, subject, before_at, expires_at FROM revocation
         WHERE number > ?
           AND (expires_at IS NULL OR expires_at > UTC_TIMESTAMP(3) - INTERVAL ? SECOND)
         ORDER BY number LIMIT ?) r ON TRUE
      WHERE h.id = 1 ORDER BY r.number
      """;

  private static final long KEPT_S = TimeUnit.MILLISECONDS.toSeconds(RevocationList.ENDED_KEPT_MS);

  /** At most {@code max} rows behind {@code after}. */
  static Future<RevocationRows> after(SqlClient client, long after, int max) {
    return client
        .preparedQuery(AFTER)
        .execute(Tuple.of(after, KEPT_S, max))
        .map(rows -> of(rows, rows.size() < max));
  }

  private static RevocationRows of(RowSet<Row> rows, boolean last) {
    var revocations = new ArrayList<Revocation>(rows.size());
    var unreadable = new ArrayList<Long>();
    long head = 0;
    long highest = 0;
    for (Row row : rows) {
      head = row.getLong("head");
      Long number = row.getLong("number");
      if (number != null) {
        highest = number;
        kind(row.getString("kind"))
            .ifPresentOrElse(
                kind -> revocations.add(revocation(number, kind, row)),
                () -> unreadable.add(number));
      }
    }
    return new RevocationRows(revocations, head, last ? head : highest, last, unreadable);
  }

  private static Optional<Revocation.Kind> kind(String text) {
    return Arrays.stream(Revocation.Kind.values())
        .filter(kind -> kind.name().equals(text))
        .findFirst();
  }

  private static Revocation revocation(long number, Revocation.Kind kind, Row row) {
    return new Revocation(
        number, kind, row.getString("subject"), ms(row, "before_at"), ms(row, "expires_at"));
  }

  private static OptionalLong ms(Row row, String column) {
    var instant = row.getLocalDateTime(column);
    return instant == null
        ? OptionalLong.empty()
        : OptionalLong.of(Utc.instant(instant).toEpochMilli());
  }
}
