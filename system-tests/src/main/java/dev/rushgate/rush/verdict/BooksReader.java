package dev.rushgate.rush.verdict;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the books of a drop from the database that the system keeps its truth in. */
public final class BooksReader {

  private static final String STOCK =
      "SELECT capacity, target, live, paid, epoch FROM drop_stock WHERE drop_id = ?";

  private static final String SPEC = "SELECT kind, opens_at FROM drop_spec WHERE drop_id = ?";

  private static final String ROWS =
      """
      SELECT a.epoch, a.no, a.member, a.seq, a.state, a.at,
             COALESCE(a.order_id, a.coupon_id) AS won,
             COALESCE(o.state, c.state) AS won_state,
             COALESCE(o.member, c.member) AS won_member
      FROM admission a
      LEFT JOIN orders o ON o.id = a.order_id
      LEFT JOIN coupon c ON c.id = a.coupon_id
      WHERE a.drop_id = ?
      ORDER BY a.epoch, a.no
      """;

  private static final String REBUILDS =
      "SELECT number, reason, armed_at FROM drop_rebuild WHERE drop_id = ? ORDER BY number";

  private static final String LIVE_NOW =
      "SELECT COUNT(*) FROM admission WHERE drop_id = ? AND live_member IS NOT NULL";

  private final String jdbcUrl;
  private final String user;
  private final String password;

  public BooksReader(String jdbcUrl, String user, String password) {
    this.jdbcUrl = jdbcUrl;
    this.user = user;
    this.password = password;
  }

  /** All that is known about a drop at one moment. */
  public Books read(String drop, long units, long liveMax) throws SQLException {
    try (Connection connection = connect()) {
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setAutoCommit(false);
      Spec spec = one(connection, SPEC, drop, BooksReader::spec);
      Books.Stock stock = one(connection, STOCK, drop, BooksReader::stock);
      List<Row> rows = all(connection, ROWS, drop, BooksReader::row);
      List<Books.Rebuild> rebuilds = all(connection, REBUILDS, drop, BooksReader::rebuild);
      connection.rollback();
      return new Books(drop, spec.deal(), units, spec.opensAtMs(), stock, liveMax, rows, rebuilds);
    }
  }

  /** How many units are held now, by count of the rows. */
  public long liveNow(String drop) throws SQLException {
    try (Connection connection = connect()) {
      return one(connection, LIVE_NOW, drop, row -> row.getLong(1));
    }
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbcUrl, user, password);
  }

  private record Spec(boolean deal, long opensAtMs) {}

  private static Spec spec(ResultSet row) throws SQLException {
    return new Spec("DEAL".equals(row.getString("kind")), instantMs(row, "opens_at"));
  }

  private static Books.Stock stock(ResultSet row) throws SQLException {
    return new Books.Stock(
        row.getLong("capacity"),
        row.getLong("target"),
        row.getLong("live"),
        row.getLong("paid"),
        row.getLong("epoch"));
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getLong("epoch"),
        row.getLong("no"),
        row.getString("member"),
        row.getLong("seq"),
        Row.State.valueOf(row.getString("state")),
        row.getString("won"),
        row.getString("won_state"),
        row.getString("won_member"),
        instantMs(row, "at"));
  }

  private static Books.Rebuild rebuild(ResultSet row) throws SQLException {
    return new Books.Rebuild(
        row.getLong("number"), row.getString("reason"), row.getString("armed_at") != null);
  }

  private static long instantMs(ResultSet row, String column) throws SQLException {
    LocalDateTime utc = row.getObject(column, LocalDateTime.class);
    return utc.toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  private interface FromRow<T extends @Nullable Object> {
    T of(ResultSet row) throws SQLException;
  }

  private static <T> T one(Connection connection, String sql, String drop, FromRow<T> fromRow)
      throws SQLException {
    List<T> all = all(connection, sql, drop, fromRow);
    if (all.isEmpty()) {
      throw new SQLException("the database knows no drop " + drop);
    }
    return all.getFirst();
  }

  private static <T> List<T> all(Connection connection, String sql, String drop, FromRow<T> fromRow)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      statement.setLong(1, Long.parseLong(drop));
      try (ResultSet result = statement.executeQuery()) {
        List<T> all = new ArrayList<>();
        while (result.next()) {
          all.add(fromRow.of(result));
        }
        return all;
      }
    }
  }
}
