package dev.rushgate.backoffice.payment;

import dev.rushgate.backoffice.platform.Utc;
import dev.rushgate.model.MemberId;
import dev.rushgate.model.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of payments. */
@Repository
class PaymentRows {

  private static final String INSERT =
      """
      INSERT INTO payment (id, purpose, owner_id, member, amount, payment_key, reference,
        state, asked_at, look_at, looks)
      VALUES (:id, :purpose, :owner, :member, :amount, :key, :named, 'ASKED', UTC_TIMESTAMP(3),
        UTC_TIMESTAMP(3) + INTERVAL :first SECOND, 0)
      """;

  static final String COLUMNS =
      """
      SELECT id, purpose, owner_id, member, amount, payment_key, reference, state, code, asked_at,
        looks, unasked
      FROM payment
      """;

  private static final String END =
      """
      UPDATE payment SET state = :state, code = :code, ended_at = UTC_TIMESTAMP(3),
        hint_from = NULL, look_at = UTC_TIMESTAMP(3) + INTERVAL :pause SECOND
      WHERE id = :id AND state = 'ASKED'
      """;

  private final JdbcClient database;

  PaymentRows(JdbcClient database) {
    this.database = database;
  }

  void insert(Payment payment, Duration firstLook) {
    database
        .sql(INSERT)
        .param("id", payment.id())
        .param("purpose", payment.purpose().name())
        .param("owner", payment.ownerId())
        .param("member", payment.member().value())
        .param("amount", payment.amount().won())
        .param("key", payment.key())
        .param("named", payment.named())
        .param("first", firstLook.toSeconds())
        .update();
  }

  Optional<Payment> find(long id) {
    return database.sql(COLUMNS + "WHERE id = ?").param(id).query(PaymentRows::row).optional();
  }

  Optional<Payment> withKey(String key) {
    return database
        .sql(COLUMNS + "WHERE payment_key = ?")
        .param(key)
        .query(PaymentRows::row)
        .optional();
  }

  /**
   * Ends it; false when it had ended before.
   *
   * @param nextLook after it the gateway is asked whether it has not changed its mind
   */
  boolean end(long id, Payment.State state, String code, Duration nextLook) {
    return database
            .sql(END)
            .param("state", state.name())
            .param("code", code.isEmpty() ? null : code)
            .param("pause", nextLook.toSeconds())
            .param("id", id)
            .update()
        == 1;
  }

  /** False when there is none. */
  boolean lock(long id) {
    return database
        .sql("SELECT id FROM payment WHERE id = ? FOR UPDATE")
        .param(id)
        .query(Long.class)
        .optional()
        .isPresent();
  }

  static Payment row(ResultSet row, int number) throws SQLException {
    return new Payment(
        row.getLong("id"),
        Payment.Purpose.valueOf(row.getString("purpose")),
        row.getLong("owner_id"),
        new MemberId(row.getString("member")),
        new Money(row.getLong("amount")),
        row.getString("payment_key"),
        row.getString("reference"),
        Payment.State.valueOf(row.getString("state")),
        row.getString("code"),
        Utc.instant(row.getObject("asked_at", LocalDateTime.class)),
        row.getInt("looks"),
        row.getBoolean("unasked"));
  }
}
