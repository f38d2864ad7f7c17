package dev.rushgate.backoffice.coupon;

import dev.rushgate.backoffice.platform.Utc;
import dev.rushgate.model.AdmissionId;
import dev.rushgate.model.MemberId;
import dev.rushgate.model.Offer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of coupons. A coupon is used, and given back, by one conditional update. */
@Repository
class CouponRows {

  private static final String INSERT =
      """
      INSERT INTO coupon (id, member, drop_id, epoch, no, discount, valid_until, state, issued_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, 'ISSUED', UTC_TIMESTAMP(3))
      """;

  private static final String USE =
      """
      UPDATE coupon SET state = 'USED', order_id = ?, used_at = UTC_TIMESTAMP(3)
      WHERE id = ? AND member = ? AND state = 'ISSUED' AND valid_until > UTC_TIMESTAMP(3)
      """;

  private static final String USE_AGAIN =
      """
      UPDATE coupon SET state = 'USED', order_id = ?, used_at = UTC_TIMESTAMP(3)
      WHERE id = ? AND state = 'ISSUED'
      """;

  private static final String GIVE_BACK =
      """
      UPDATE coupon SET state = 'ISSUED', order_id = NULL, used_at = NULL
      WHERE id = ? AND order_id = ? AND state = 'USED'
      """;

  private static final String COLUMNS =
      """
      SELECT c.id, c.drop_id, d.title, c.discount, c.state, c.valid_until, c.issued_at, c.order_id,
        c.valid_until <= UTC_TIMESTAMP(3) AS past
      FROM coupon c LEFT JOIN drop_spec d ON d.drop_id = c.drop_id
      """;

  private final JdbcClient database;

  CouponRows(JdbcClient database) {
    this.database = database;
  }

  void insert(long id, AdmissionId of, MemberId member, Offer.Coupon offer) {
    database
        .sql(INSERT)
        .params(
            id,
            member.value(),
            of.drop().value(),
            of.epoch(),
            of.no(),
            offer.discount().won(),
            LocalDateTime.ofInstant(offer.validUntil(), ZoneOffset.UTC))
        .update();
  }

  boolean use(long id, MemberId member, long order) {
    return database.sql(USE).params(order, id, member.value()).update() == 1;
  }

  boolean useAgain(long id, long order) {
    return database.sql(USE_AGAIN).params(order, id).update() == 1;
  }

  void giveBack(long id, long order) {
    database.sql(GIVE_BACK).params(id, order).update();
  }

  Optional<Coupon> find(long id, MemberId member) {
    return database
        .sql(COLUMNS + "WHERE c.id = ? AND c.member = ?")
        .params(id, member.value())
        .query(CouponRows::row)
        .optional();
  }

  /** The newest first. */
  Page<Coupon> of(MemberId member, Pageable page) {
    List<Coupon> found =
        database
            .sql(COLUMNS + "WHERE c.member = ? ORDER BY c.id DESC LIMIT ? OFFSET ?")
            .params(member.value(), page.getPageSize(), page.getOffset())
            .query(CouponRows::row)
            .list();
    long total =
        database
            .sql("SELECT COUNT(*) FROM coupon WHERE member = ?")
            .param(member.value())
            .query(Long.class)
            .single();
    return new PageImpl<>(found, page, total);
  }

  private static Coupon row(ResultSet row, int number) throws SQLException {
    var state = Coupon.State.valueOf(row.getString("state"));
    boolean late = state == Coupon.State.ISSUED && row.getBoolean("past");
    return new Coupon(
        row.getLong("id"),
        row.getLong("drop_id"),
        row.getString("title"),
        row.getLong("discount"),
        late ? Coupon.State.EXPIRED : state,
        Utc.instant(row.getObject("valid_until", LocalDateTime.class)),
        Utc.instant(row.getObject("issued_at", LocalDateTime.class)),
        row.getObject("order_id", Long.class));
  }
}
