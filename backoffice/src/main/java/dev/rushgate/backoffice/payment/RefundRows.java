package dev.rushgate.backoffice.payment;

import dev.rushgate.model.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of refunds. */
@Repository
class RefundRows {

  private static final String INSERT =
      """
      INSERT INTO refund (id, payment_id, cause, amount, reason, state, wanted_at, look_at, looks)
      VALUES (?, ?, ?, ?, ?, 'WANTED', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), 0)
      ON DUPLICATE KEY UPDATE id = id
      """;

  private static final String COLUMNS =
      "SELECT id, payment_id, cause, amount, reason, state, code, looks FROM refund ";

  private static final String END =
      """
      UPDATE refund SET state = :state, code = :code, ended_at = UTC_TIMESTAMP(3), look_at = NULL
      WHERE id = :id AND state = 'WANTED'
      """;

  private static final String LATER =
      """
      UPDATE refund SET looks = looks + 1, look_at = UTC_TIMESTAMP(3) + INTERVAL :pause SECOND
      WHERE id = :id AND state = 'WANTED' AND looks = :looks
      """;

  private static final String DUE =
      COLUMNS + "WHERE state = 'WANTED' AND look_at <= UTC_TIMESTAMP(3) ORDER BY look_at LIMIT ?";

  private final JdbcClient database;

  RefundRows(JdbcClient database) {
    this.database = database;
  }

  void insert(long id, long paymentId, Money amount, String cause, String reason) {
    database.sql(INSERT).params(id, paymentId, cause, amount.won(), reason).update();
  }

  List<Refund> due(int max) {
    return database.sql(DUE).param(max).query(RefundRows::row).list();
  }

  /** False when it had ended before. */
  boolean end(long id, Refund.State state, String code) {
    return database
            .sql(END)
            .param("state", state.name())
            .param("code", code.isEmpty() ? null : code)
            .param("id", id)
            .update()
        == 1;
  }

  /** Puts the next look off; false when another server was faster. */
  boolean later(Refund refund, Duration pause) {
    return database
            .sql(LATER)
            .param("pause", pause.toSeconds())
            .param("id", refund.id())
            .param("looks", refund.looks())
            .update()
        == 1;
  }

  private static Refund row(ResultSet row, int number) throws SQLException {
    return new Refund(
        row.getLong("id"),
        row.getLong("payment_id"),
        row.getString("cause"),
        new Money(row.getLong("amount")),
        row.getString("reason"),
        Refund.State.valueOf(row.getString("state")),
        row.getString("code"),
        row.getInt("looks"));
  }
}
