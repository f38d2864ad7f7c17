package dev.rushgate.backoffice.testkit;

import io.hypersistence.tsid.TSID;
import org.jspecify.annotations.Nullable;

/** Writes rows as the settler would: the unit counted, the admission, and what the member got. */
public final class Settled {

  private static final String COUNT =
      "UPDATE drop_stock SET live = live + 1, paid = paid + ?, epoch = 1 WHERE drop_id = ?";

  private static final String ADMISSION =
      """
      INSERT INTO admission (drop_id, epoch, no, member, seq, state, live_member, order_id,
        coupon_id, reason, at)
      VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(3))
      """;

  private static final String ORDER =
      """
      INSERT INTO orders (id, member, state, drop_id, epoch, no, subtotal, discount, total, pay_by,
        created_at, updated_at)
      VALUES (?, ?, 'TO_PAY', ?, 1, ?, 39000, 0, 39000,
        UTC_TIMESTAMP(3) + INTERVAL ? MICROSECOND, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))
      """;

  private static final String ITEM =
      """
      INSERT INTO order_item (order_id, line, product_id, name, quantity, unit_price)
      SELECT ?, 1, product_id, 'Lamp', 1, price FROM drop_spec WHERE drop_id = ?
      """;

  private static final String COUPON =
      """
      INSERT INTO coupon (id, member, drop_id, epoch, no, discount, valid_until, state, issued_at)
      VALUES (?, ?, ?, 1, ?, 5000, UTC_TIMESTAMP(3) + INTERVAL 1 DAY, 'ISSUED', UTC_TIMESTAMP(3))
      """;

  private final Sql sql;

  public Settled(Sql sql) {
    this.sql = sql;
  }

  /** An order to be paid within so many milliseconds. Returns its id. */
  public String order(String drop, int no, long payWithinMillis) {
    long order = id();
    admission(drop, no, member(no), "LIVE", order, null, 0);
    sql.run(ORDER, order, member(no), drop, no, payWithinMillis * 1_000);
    sql.run(ITEM, order, drop);
    return Long.toString(order);
  }

  public void coupon(String drop, int no) {
    coupon(drop, no, member(no));
  }

  /** A coupon of 5,000 won. Returns its id. */
  public String coupon(String drop, int no, String member) {
    long coupon = id();
    admission(drop, no, member, "LIVE", null, coupon, 1);
    sql.run(COUPON, coupon, member, drop, no);
    return Long.toString(coupon);
  }

  public void deadLetter(String drop, int no) {
    admission(drop, no, member(no), "DEAD", null, null, 0);
  }

  public static String member(int no) {
    return "member-" + no;
  }

  private void admission(
      String drop,
      int no,
      String member,
      String state,
      @Nullable Long order,
      @Nullable Long coupon,
      int paid) {
    sql.run(COUNT, paid, drop);
    String reason = state.equals("DEAD") ? "its order could not be written" : null;
    sql.run(ADMISSION, drop, no, member, no, state, member, order, coupon, reason);
  }

  private static long id() {
    return TSID.Factory.getTsid().toLong();
  }
}
