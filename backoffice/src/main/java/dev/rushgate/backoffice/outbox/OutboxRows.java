package dev.rushgate.backoffice.outbox;

import dev.rushgate.model.event.Topics;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the outbox, as the relay sees them; {@code docs/events.md} is their contract. */
@Repository
class OutboxRows {

  // By state, never from the last number on: a transaction that commits late has a lower one. The
  // index is named: by the primary key, which has the order too, all that was sent would be read.
  private static final String UNSENT =
      """
      SELECT seq, topic, record_key, payload
      FROM outbox FORCE INDEX (outbox_unsent)
      WHERE sent_at IS NULL AND topic NOT IN (:topics) AND (topic, record_key) NOT IN (:keys)
        AND seq NOT IN (:rows)
      ORDER BY seq LIMIT :max
      """;

  private static final String OLDEST_UNSENT_MILLIS =
      """
      SELECT TIMESTAMPDIFF(MICROSECOND, created_at, UTC_TIMESTAMP(3)) DIV 1000
      FROM outbox FORCE INDEX (outbox_unsent) WHERE sent_at IS NULL ORDER BY seq LIMIT 1
      """;

  private static final String MARK_SENT =
      "UPDATE outbox SET sent_at = UTC_TIMESTAMP(3) WHERE seq IN (:rows) AND sent_at IS NULL";

  private static final String FORGET =
      "DELETE FROM outbox WHERE sent_at < UTC_TIMESTAMP(3) - INTERVAL ? DAY LIMIT ?";

  private final JdbcClient database;

  OutboxRows(JdbcClient database) {
    this.database = database;
  }

  /** One message. */
  record Row(long seq, String topic, String recordKey, String payload) {

    /** Messages of the same keep their order. Units that come back to a drop need none. */
    String line() {
      return topic + " " + (isInOrder() ? recordKey : Long.toString(seq));
    }

    boolean isInOrder() {
      return !topic.equals(Topics.RELEASES);
    }
  }

  /** The first that nobody has sent, in the order of their numbers. */
  List<Row> unsent(int rowsMax, Held.Without without) {
    return database
        .sql(UNSENT)
        .param("topics", without.topics())
        .param("keys", without.keys())
        .param("rows", without.rows())
        .param("max", rowsMax)
        .query(OutboxRows::row)
        .list();
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        row.getLong("seq"),
        row.getString("topic"),
        row.getString("record_key"),
        row.getString("payload"));
  }

  long oldestUnsentMillis() {
    return database.sql(OLDEST_UNSENT_MILLIS).query(Long.class).optional().orElse(0L);
  }

  void markSent(List<Long> rows) {
    database.sql(MARK_SENT).param("rows", rows).update();
  }

  /** Deletes what was sent so many days ago. Returns how many rows went. */
  int forget(int daysOld, int rowsMax) {
    return database.sql(FORGET).params(daysOld, rowsMax).update();
  }
}
