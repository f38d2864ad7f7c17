package dev.rushgate.backoffice.orders;

import dev.rushgate.backoffice.platform.Utc;
import dev.rushgate.model.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What went back of each order. */
@Repository
class RefundBook {

  private static final String INSERT =
      """
      INSERT INTO order_refund (id, order_id, request, units, money, points, reason, payment_id, at)
      VALUES (:id, :order, :request, :units, :money, :points, :reason, :payment, :at)
      """;

  private final JdbcClient database;

  RefundBook(JdbcClient database) {
    this.database = database;
  }

  /** One refund, to be written. */
  record Row(
      long id,
      long orderId,
      Returned wanted,
      Money money,
      Money points,
      @Nullable Long paymentId) {}

  void insert(Row row, Instant at) {
    database
        .sql(INSERT)
        .param("id", row.id())
        .param("order", row.orderId())
        .param("request", row.wanted().request())
        .param("units", row.wanted().unitsText())
        .param("money", row.money().won())
        .param("points", row.points().won())
        .param("reason", row.wanted().reason())
        .param("payment", row.paymentId())
        .param("at", Utc.column(at))
        .update();
  }

  /** What is known of a request. */
  enum Before {
    NOTHING,
    SAME,
    /** It wanted something else. */
    OTHER
  }

  Before before(long orderId, Returned wanted) {
    String request = wanted.request();
    if (request == null) {
      return Before.NOTHING;
    }
    return database
        .sql("SELECT units, reason FROM order_refund WHERE order_id = ? AND request = ?")
        .params(orderId, request)
        .query((row, number) -> isSame(row, wanted) ? Before.SAME : Before.OTHER)
        .optional()
        .orElse(Before.NOTHING);
  }

  private static boolean isSame(ResultSet row, Returned wanted) throws SQLException {
    String units = row.getString("units"); // null when nobody wrote it down
    return (units == null || units.equals(wanted.unitsText()))
        && wanted.reason().equals(row.getString("reason"));
  }

  /** How much of an amount goes back as money, when so much of it was paid as money. */
  Money moneyOf(long orderId, Money paid, long amount) {
    long before =
        database
            .sql("SELECT COALESCE(SUM(money), 0) FROM order_refund WHERE order_id = ?")
            .param(orderId)
            .query(Long.class)
            .single();
    return new Money(Math.min(amount, paid.won() - before));
  }

  /** The oldest first. */
  List<OrderRefund> of(long orderId) {
    return database
        .sql(
            "SELECT id, money, points, reason, at FROM order_refund WHERE order_id = ? ORDER BY id")
        .param(orderId)
        .query(RefundBook::refund)
        .list();
  }

  private static OrderRefund refund(ResultSet row, int number) throws SQLException {
    return new OrderRefund(
        row.getLong("id"),
        row.getLong("money"),
        row.getLong("points"),
        row.getString("reason"),
        Utc.instant(row.getObject("at", LocalDateTime.class)));
  }
}
