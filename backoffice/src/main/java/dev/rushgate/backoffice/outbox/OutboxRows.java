package dev.rushgate.backoffice.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the outbox, as the relay sees them. */
@Repository
class OutboxRows {

  private static final String UNSENT =
      """
      SELECT id, topic, record_key, payload
      FROM outbox WHERE sent_at IS NULL ORDER BY id LIMIT ?
      """;

  private static final String OLDEST_UNSENT_MILLIS =
      """
      SELECT TIMESTAMPDIFF(MICROSECOND, created_at, UTC_TIMESTAMP(3)) DIV 1000
      FROM outbox WHERE sent_at IS NULL ORDER BY id LIMIT 1
      """;

  private static final String MARK_SENT =
      "UPDATE outbox SET sent_at = UTC_TIMESTAMP(3) WHERE id IN (:ids) AND sent_at IS NULL";

  private static final String FORGET =
      "DELETE FROM outbox WHERE sent_at < UTC_TIMESTAMP(3) - INTERVAL ? DAY LIMIT ?";

  private final JdbcClient database;

  OutboxRows(JdbcClient database) {
    this.database = database;
  }

  /** One message. */
  record Row(long id, String topic, String recordKey, String payload) {}

  /** The oldest that nobody has sent, in the order of their ids. */
  List<Row> unsent(int rowsMax) {
    return database.sql(UNSENT).param(rowsMax).query(OutboxRows::row).list();
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        row.getLong("id"),
        row.getString("topic"),
        row.getString("record_key"),
        row.getString("payload"));
  }

  long oldestUnsentMillis() {
    return database.sql(OLDEST_UNSENT_MILLIS).query(Long.class).optional().orElse(0L);
  }

  void markSent(List<Long> ids) {
    database.sql(MARK_SENT).param("ids", ids).update();
  }

  /** Deletes what was sent so many days ago. Returns how many rows went. */
  int forget(int daysOld, int rowsMax) {
    return database.sql(FORGET).params(daysOld, rowsMax).update();
  }
}
