package dev.rushgate.backoffice.orders;

import dev.rushgate.backoffice.platform.Utc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What members won: their coupons, and what became of the entries that were admitted. */
@Service
@Transactional(readOnly = true)
public class MemberGoods {

  static final String COUPONS =
      """
      SELECT c.id, c.drop_id, d.title, c.discount, c.state, c.valid_until, c.issued_at
      FROM coupon c LEFT JOIN drop_spec d ON d.drop_id = c.drop_id
      WHERE c.member = ?
      ORDER BY c.id DESC
      LIMIT ?
      """;

  static final String ENTRIES =
      """
      SELECT a.drop_id, d.title, d.kind, a.seq, a.state, a.reason, a.order_id, a.coupon_id, a.at
      FROM admission a LEFT JOIN drop_spec d ON d.drop_id = a.drop_id
      WHERE a.member = ?
      ORDER BY a.at DESC, a.drop_id DESC
      LIMIT ?
      """;

  private final JdbcClient database;

  MemberGoods(JdbcClient database) {
    this.database = database;
  }

  /** A coupon of a member. The amount is won. */
  public record Coupon(
      long id,
      long dropId,
      @Nullable String title,
      long discount,
      String state,
      Instant validUntil,
      Instant issuedAt) {}

  /**
   * An entry into a drop that was admitted; one that still waits stands in the queue alone.
   *
   * @param sequence the number that the member was given; below zero for one drawn in a lobby
   * @param state LIVE, DEAD, RETURNED, REFUSED or STALE
   * @param at when it was admitted
   */
  public record Entry(
      long dropId,
      @Nullable String title,
      @Nullable String kind,
      long sequence,
      String state,
      @Nullable String reason,
      @Nullable Long orderId,
      @Nullable Long couponId,
      Instant at) {}

  /** The newest ones. */
  public List<Coupon> coupons(String member, int atMost) {
    return database.sql(COUPONS).params(member, atMost).query(MemberGoods::coupon).list();
  }

  /** The newest ones. */
  public List<Entry> entries(String member, int atMost) {
    return database.sql(ENTRIES).params(member, atMost).query(MemberGoods::entry).list();
  }

  private static Coupon coupon(ResultSet row, int rowNumber) throws SQLException {
    return new Coupon(
        row.getLong("id"),
        row.getLong("drop_id"),
        row.getString("title"),
        row.getLong("discount"),
        row.getString("state"),
        Utc.instant(row.getObject("valid_until", LocalDateTime.class)),
        Utc.instant(row.getObject("issued_at", LocalDateTime.class)));
  }

  private static Entry entry(ResultSet row, int rowNumber) throws SQLException {
    return new Entry(
        row.getLong("drop_id"),
        row.getString("title"),
        row.getString("kind"),
        row.getLong("seq"),
        row.getString("state"),
        row.getString("reason"),
        row.getObject("order_id", Long.class),
        row.getObject("coupon_id", Long.class),
        Utc.instant(row.getObject("at", LocalDateTime.class)));
  }
}
