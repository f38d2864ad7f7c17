package dev.rushgate.backoffice.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.testkit.Goods;
import dev.rushgate.backoffice.testkit.Plans;
import dev.rushgate.backoffice.testkit.Sql;
import io.hypersistence.tsid.TSID;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Many orders of one unit each, none paid yet, each of a member with some points. They hold all
 * units of two products: the even ones of the first, the odd ones of the second.
 */
final class Racers {

  static final long POINTS = 400;
  static final long MONEY = Goods.PRICE - POINTS;

  private static final String ORDERS =
      """
      INSERT INTO orders (id, member, state, subtotal, discount, total, pay_by, created_at,
        updated_at)
      SELECT ? + n, CONCAT('racer-', ? + n), 'TO_PAY', ?, 0, ?,
        UTC_TIMESTAMP(3) + INTERVAL 1 HOUR, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3)
      FROM %s WHERE n < ?
      """
          .formatted(Plans.NUMBERS);

  private static final String ITEMS =
      """
      INSERT INTO order_item (order_id, line, product_id, name, quantity, unit_price)
      SELECT id, 1, IF(id % 2 = 0, ?, ?), 'Cup', 1, total FROM orders
      WHERE id >= ? AND id < ?
      """;

  private static final String WALLETS =
      """
      INSERT INTO wallet (member, balance, updated_at)
      SELECT member, ?, UTC_TIMESTAMP(3) FROM orders WHERE id >= ? AND id < ?
      """;

  private static final String ENTRIES =
      """
      INSERT INTO wallet_entry (id, member, kind, amount, balance, cause, at)
      SELECT id, member, 'CHARGE', ?, ?, CONCAT('race:', id), UTC_TIMESTAMP(3) FROM orders
      WHERE id >= ? AND id < ?
      """;

  private static final String FATES =
      """
      SELECT o.id, o.state, w.balance,
        (SELECT SUM(amount) FROM wallet_entry e WHERE e.member = o.member) AS entries,
        (SELECT COALESCE(SUM(amount), 0) FROM payment p
         WHERE p.purpose = 'ORDER' AND p.owner_id = o.id AND p.state = 'CHARGED') AS charged,
        (SELECT COALESCE(SUM(r.amount), 0) FROM payment p JOIN refund r ON r.payment_id = p.id
         WHERE p.purpose = 'ORDER' AND p.owner_id = o.id AND r.state = 'DONE') AS given_back,
        (SELECT COUNT(*) FROM order_event e
         WHERE e.order_id = o.id AND e.cause = 'TIME_OVER') AS ended,
        (SELECT COUNT(*) FROM order_event e
         WHERE e.order_id = o.id AND e.state_after = 'PAID') AS paid
      FROM orders o JOIN wallet w ON w.member = o.member
      WHERE o.id >= ? AND o.id < ?
      """;

  private static final String OPEN =
      """
      SELECT (SELECT COUNT(*) FROM payment
              WHERE purpose = 'ORDER' AND owner_id >= ? AND owner_id < ? AND state = 'ASKED')
        + (SELECT COUNT(*) FROM payment p JOIN refund r ON r.payment_id = p.id
           WHERE p.purpose = 'ORDER' AND p.owner_id >= ? AND p.owner_id < ? AND r.state = 'WANTED')
        + (SELECT COUNT(*) FROM orders
           WHERE id >= ? AND id < ? AND state IN ('TO_PAY', 'PAYING'))
      """;

  private final Sql sql;
  private final int count;
  private final long first = TSID.Factory.getTsid().toLong();
  private final List<String> products = Goods.many(2);

  Racers(Sql sql, int count) {
    this.sql = sql;
    this.count = count;
    long end = first + count;
    products.forEach(product -> sql.run("UPDATE product SET stock = 0 WHERE id = ?", product));
    assertThat(sql.run(ORDERS, first, first, Goods.PRICE, Goods.PRICE, count)).isEqualTo(count);
    sql.run(ITEMS, products.get(0), products.get(1), first, end);
    sql.run(WALLETS, POINTS, first, end);
    sql.run(ENTRIES, POINTS, POINTS, first, end);
  }

  /**
   * What became of one, in won.
   *
   * @param kept of what it was charged
   * @param ended how often it expired
   * @param paid how often it was paid
   */
  record Fate(
      String id, String state, long balance, long entries, long kept, long ended, long paid) {}

  List<String> ids() {
    return LongStream.range(first, first + count).mapToObj(Long::toString).toList();
  }

  static String member(String id) {
    return "racer-" + id;
  }

  /** 0 for those of the first product, 1 for those of the second. */
  static int which(String id) {
    return (int) (Long.parseLong(id) % 2);
  }

  String product(int which) {
    return products.get(which);
  }

  /** Whether nothing more is to happen to any of them. */
  boolean areDone() {
    long end = first + count;
    return sql.number(OPEN, first, end, first, end, first, end) == 0;
  }

  List<Fate> fates() {
    return sql.rows(FATES, first, first + count).stream()
        .map(
            row ->
                new Fate(
                    String.valueOf(row.get("id")),
                    String.valueOf(row.get("state")),
                    number(row.get("balance")),
                    number(row.get("entries")),
                    number(row.get("charged")) - number(row.get("given_back")),
                    number(row.get("ended")),
                    number(row.get("paid"))))
        .toList();
  }

  private static long number(@Nullable Object value) {
    return Long.parseLong(String.valueOf(value));
  }
}
