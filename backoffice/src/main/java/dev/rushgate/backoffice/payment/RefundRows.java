package dev.rushgate.backoffice.payment;

import dev.rushgate.backoffice.platform.Utc;
import dev.rushgate.model.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Collection;
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
      """
      SELECT id, payment_id, cause, amount, reason, state, code, looks, tries, wanted_at, ended_at
      FROM refund
      """;

  private static final String END =
      """
      UPDATE refund SET state = :state, code = :code, ended_at = UTC_TIMESTAMP(3), look_at = NULL
      WHERE id = :id AND state = 'WANTED'
      """;

  private static final String CLAIM =
      """
      UPDATE refund SET looks = looks + 1, look_at = UTC_TIMESTAMP(3) + INTERVAL :pause SECOND
      WHERE id = :id AND state = 'WANTED' AND looks = :looks AND look_at <= UTC_TIMESTAMP(3)
      """;

  private static final String LATER =
      """
      UPDATE refund SET tries = tries + :anew, look_at = UTC_TIMESTAMP(3) + INTERVAL :pause SECOND
      WHERE id = :id AND state = 'WANTED' AND looks = :looks + 1 AND tries = :tries
      """;

  private static final String DONE =
      "SELECT COALESCE(SUM(amount), 0) FROM refund WHERE payment_id = ? AND state = 'DONE'";

  private static final String AGAIN =
      """
      UPDATE refund SET state = 'WANTED', code = NULL, ended_at = NULL, tries = tries + 1,
        look_at = UTC_TIMESTAMP(3), looks = 0
      WHERE id = ? AND state = 'REFUSED'
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

  /** The oldest first. */
  List<Refund> of(Collection<Long> payments) {
    return payments.isEmpty()
        ? List.of()
        : database
            .sql(COLUMNS + "WHERE payment_id IN (:payments) ORDER BY id")
            .param("payments", payments)
            .query(RefundRows::row)
            .list();
  }

  /** One that the gateway refused is asked for once more; false when it is none. */
  boolean again(long id) {
    return database.sql(AGAIN).param(id).update() == 1;
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

  /** Takes up a look that is due; false when another server was faster. */
  boolean claim(Refund refund, Duration busy) {
    return database
            .sql(CLAIM)
            .param("pause", busy.toSeconds())
            .param("id", refund.id())
            .param("looks", refund.looks())
            .update()
        == 1;
  }

  /** After a look that was taken up and ended nothing: the same request is made again. */
  void later(Refund taken, Duration pause) {
    putOff(taken, pause, 0);
  }

  /** Likewise, but as another request: the gateway answers the same one as before. */
  void anew(Refund taken, Duration pause) {
    putOff(taken, pause, 1);
  }

  private void putOff(Refund taken, Duration pause, int anew) {
    database
        .sql(LATER)
        .param("anew", anew)
        .param("pause", pause.toSeconds())
        .param("id", taken.id())
        .param("looks", taken.looks())
        .param("tries", taken.tries())
        .update();
  }

  /** What of a payment was given back, in won. */
  long done(long paymentId) {
    return database.sql(DONE).param(paymentId).query(Long.class).single();
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
        row.getInt("looks"),
        row.getInt("tries"),
        Utc.instant(row.getObject("wanted_at", LocalDateTime.class)),
        Utc.orNull(row.getObject("ended_at", LocalDateTime.class)));
  }
}
