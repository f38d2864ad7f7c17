package dev.rushgate.backoffice.wallet;

import dev.rushgate.backoffice.platform.Utc;
import dev.rushgate.model.MemberId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of wallets and their entries. */
@Repository
class WalletRows {

  private static final String OPEN =
      """
      INSERT INTO wallet (member, balance, updated_at) VALUES (?, 0, UTC_TIMESTAMP(3))
      ON DUPLICATE KEY UPDATE member = member
      """;

  private static final String LOCK = "SELECT balance FROM wallet WHERE member = ? FOR UPDATE";
  private static final String BALANCE = "SELECT balance FROM wallet WHERE member = ?";

  private static final String SET =
      "UPDATE wallet SET balance = ?, updated_at = UTC_TIMESTAMP(3) WHERE member = ?";

  private static final String INSERT =
      """
      INSERT INTO wallet_entry (id, member, kind, amount, balance, cause, at)
      VALUES (?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(3))
      """;

  private static final String COLUMNS =
      "SELECT id, kind, amount, balance, cause, at FROM wallet_entry ";

  /**
   * By the database's instants, which are taken under the wallet's lock; ids are of many clocks.
   */
  static final String HISTORY =
      COLUMNS + "WHERE member = ? ORDER BY at DESC, id DESC LIMIT ? OFFSET ?";

  /** Wallets whose balance is not what their entries make, or that have entries and no row. */
  private static final String MISMATCHES =
      """
      SELECT w.member FROM wallet w
        LEFT JOIN wallet_entry e ON e.member = w.member
      GROUP BY w.member, w.balance HAVING w.balance <> COALESCE(SUM(e.amount), 0)
      UNION ALL
      SELECT DISTINCT e.member FROM wallet_entry e
        LEFT JOIN wallet w ON w.member = e.member WHERE w.member IS NULL
      """;

  private final JdbcClient database;

  WalletRows(JdbcClient database) {
    this.database = database;
  }

  /** Locks a member's wallet, which is opened when there is none, and reads its balance. */
  long lock(MemberId member) {
    database.sql(OPEN).param(member.value()).update();
    return database.sql(LOCK).param(member.value()).query(Long.class).single();
  }

  long balance(MemberId member) {
    return database.sql(BALANCE).param(member.value()).query(Long.class).optional().orElse(0L);
  }

  /** Sets the balance and writes why. */
  void move(
      MemberId member, long id, WalletEntry.Kind kind, long amount, long after, String cause) {
    database.sql(SET).params(after, member.value()).update();
    database.sql(INSERT).params(id, member.value(), kind.name(), amount, after, cause).update();
  }

  Optional<WalletEntry> of(String cause) {
    return database.sql(COLUMNS + "WHERE cause = ?").param(cause).query(WalletRows::row).optional();
  }

  boolean isOf(String cause, MemberId member) {
    return database
            .sql("SELECT COUNT(*) FROM wallet_entry WHERE cause = ? AND member = ?")
            .params(cause, member.value())
            .query(Long.class)
            .single()
        == 1;
  }

  /** The newest first. */
  Page<WalletEntry> history(MemberId member, Pageable page) {
    List<WalletEntry> found =
        database
            .sql(HISTORY)
            .params(member.value(), page.getPageSize(), page.getOffset())
            .query(WalletRows::row)
            .list();
    long total =
        database
            .sql("SELECT COUNT(*) FROM wallet_entry WHERE member = ?")
            .param(member.value())
            .query(Long.class)
            .single();
    return new PageImpl<>(found, page, total);
  }

  List<String> mismatches() {
    return database
        .sql(MISMATCHES)
        .query((row, number) -> String.valueOf(row.getString("member")))
        .list();
  }

  /** How many there are. */
  long count() {
    return database.sql("SELECT COUNT(*) FROM wallet").query(Long.class).single();
  }

  private static WalletEntry row(ResultSet row, int number) throws SQLException {
    return new WalletEntry(
        row.getLong("id"),
        WalletEntry.Kind.valueOf(row.getString("kind")),
        row.getLong("amount"),
        row.getLong("balance"),
        row.getString("cause"),
        Utc.instant(row.getObject("at", LocalDateTime.class)));
  }
}
