package dev.rushgate.backoffice.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.platform.StaffRole;
import dev.rushgate.backoffice.testkit.Browser;
import dev.rushgate.backoffice.testkit.Plans;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Sql;
import dev.rushgate.backoffice.testkit.Statements;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.data.domain.Sort;

/** However many orders there are, a list reads about as many rows as it shows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrdersAtScaleIT {

  private static final int PAGE = 20;
  private static final long FIRST = 1_000_000;
  private static final long DROP = 77;
  private static final long PRODUCT = 78;

  /** A new one each minute from the first of January of 2020 on; every hundredth is a deal's. */
  private static final String ORDERS =
      """
      INSERT INTO orders (id, member, state, drop_id, epoch, no, subtotal, discount, total, pay_by,
        paid_at, created_at, updated_at)
      SELECT 1000000 + n, CONCAT('buyer-', n % 5000), IF(n % 500 = 3, 'REFUNDED', 'PAID'),
        IF(n % 100 = 0, 77, 1000 + n % 50), 1, n, 1, 0, 1, NULL, NULL,
        '2020-01-01' + INTERVAL n MINUTE, '2020-01-01' + INTERVAL n MINUTE
      FROM\s""";

  private static final String ITEMS =
      """
      INSERT INTO order_item (order_id, line, product_id, name, quantity, unit_price)
      SELECT 1000000 + n, 1, IF(n % 100 = 0, 78, 1000 + n % 50), 'Lamp', 1, 1 FROM\s""";

  private final Sql sql = Running.sql();
  private final Plans plans = new Plans(sql);

  @BeforeAll
  void many() {
    assertThat(sql.run(ORDERS + Plans.NUMBERS)).isEqualTo(Plans.MANY);
    assertThat(sql.run(ITEMS + Plans.NUMBERS)).isEqualTo(Plans.MANY);
    sql.rows("ANALYZE TABLE orders, order_item");
  }

  @AfterAll
  void none() {
    long last = FIRST + Plans.MANY;
    sql.run("DELETE FROM order_item WHERE order_id >= ? AND order_id < ?", FIRST, last);
    sql.run("DELETE FROM orders WHERE id >= ? AND id < ?", FIRST, last);
    sql.rows("ANALYZE TABLE orders, order_item");
  }

  private static OrderSearch of(
      @Nullable Long drop,
      @Nullable Long product,
      @Nullable OrderState state,
      int fromDay,
      int days) {
    Instant from =
        fromDay < 0 ? null : Instant.parse("2020-01-01T00:00:00Z").plusSeconds(fromDay * 86_400L);
    return new OrderSearch(
        "",
        null,
        drop,
        product,
        state,
        from,
        from == null ? null : from.plusSeconds(days * 86_400L));
  }

  private void require(OrderSearch search, boolean anOrder, long rows) {
    OrderFinder.Part where = OrderFinder.where(search, anOrder);
    for (Sort.Direction way : Sort.Direction.values()) {
      String query = OrderFinder.IDS + where.sql() + OrderFinder.order(search, Sort.by(way, "id"));
      var values = new ArrayList<>(where.values());
      values.add(PAGE);
      values.add(0);
      plans.requireIndexes(query, values);
      plans.requireFewRows(query, values, rows);
    }
  }

  @Test
  void everySearchReadsWhatItShows() {
    require(of(null, null, null, -1, 0), false, 5 * PAGE);
    require(of(null, null, OrderState.PAID, -1, 0), false, 5 * PAGE);
    require(of(null, null, OrderState.REFUNDED, -1, 0), false, 5 * PAGE);
    require(of(null, null, OrderState.CANCELLED, -1, 0), false, 5 * PAGE);
    require(of(null, null, null, 10, 1), false, 5 * PAGE);
    require(of(null, null, null, 10, 60), false, 5 * PAGE);
    require(new OrderSearch("buyer-17", null, null, null, null, null, null), false, 5 * PAGE);
    require(new OrderSearch("1000017", null, null, null, null, null, null), true, 5 * PAGE);
    require(OrderSearch.ofMember("buyer-17"), false, 5 * PAGE);
  }

  /** In its order; those with an open window, of the last two minutes at most, are passed over. */
  @Test
  void whatIsDueIsReadFromOneIndex() {
    sql.run(
        """
        UPDATE orders SET state = 'TO_PAY', pay_by = UTC_TIMESTAMP(3) - INTERVAL 1 MINUTE,
          window_until = '2999-01-01' WHERE id >= ? AND id < ?
        """,
        FIRST,
        FIRST + 3_000);
    try {
      Statements.Ran due = Statements.of(Running.bean(Expiry.class)::look).get(1);
      assertThat(due.sql()).contains("window_until");
      assertThat(due.plan(sql))
          .singleElement()
          .satisfies(
              step -> {
                assertThat(step).containsEntry("key", "orders_due");
                assertThat(String.valueOf(step.get("Extra"))).doesNotContain("filesort");
              });
    } finally {
      sql.run(
          """
          UPDATE orders SET state = IF((id - 1000000) % 500 = 3, 'REFUNDED', 'PAID'), pay_by = NULL,
            window_until = NULL WHERE id >= ? AND id < ?
          """,
          FIRST, FIRST + 3_000);
    }
  }

  /** A deal's orders, or a product's, are read whole at worst: they are not all orders. */
  @Test
  void aSearchByDropOrProductReadsTheirs() {
    require(of(DROP, null, null, -1, 0), false, 5_000);
    require(of(DROP, null, OrderState.REFUNDED, -1, 0), false, 5_000);
    require(of(null, PRODUCT, null, -1, 0), false, 5_000);
    require(of(null, PRODUCT, OrderState.PAID, -1, 0), false, 5_000);
    require(of(null, PRODUCT, null, 3, 2), false, 6_000);
    require(of(null, null, OrderState.REFUNDED, 3, 2), false, 6_000);
  }

  @Test
  void thePageTakesAsManyStatementsWhetherItShowsFewOrMany() {
    Browser browser = Running.browser().signIn(Running.staff().with(StaffRole.SUPPORT));
    String list = "/admin/orders?from=2020-01-03&to=2020-01-09&product=" + PRODUCT;
    int few = asked(browser, list + "&size=2", 2);
    assertThat(few).isPositive();
    assertThat(asked(browser, list + "&size=50", 50)).isLessThanOrEqualTo(few);
  }

  private static int asked(Browser browser, String path, int rows) {
    Browser.Page page = browser.get(path);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text().split("<tr>", -1)).hasSize(rows + 2);
    return Statements.of(page.reference()).size();
  }

  @Test
  void daysAreThoseOfTheShop() {
    Browser browser = Running.browser().signIn(Running.staff().with(StaffRole.READ_ONLY));
    // In Seoul the third of January begins at 15:00 of the second in UTC, with order 2,340.
    assertThat(ids(browser, "from=2020-01-03&to=2020-01-03&sort=created&size=2"))
        .isEqualTo(List.of("1002340", "1002341"));
    assertThat(ids(browser, "from=2020-01-03&to=2020-01-03&size=1")).isEqualTo(List.of("1003779"));
    assertThat(ids(browser, "to=2020-01-01&sort=-created&size=1")).isEqualTo(List.of("1000899"));
  }

  private static List<String> ids(Browser browser, String query) {
    return java.util.regex.Pattern.compile("href=\"/admin/orders/\\d+\">(\\d+)</a>")
        .matcher(browser.get("/admin/orders?" + query).text())
        .results()
        .map(id -> id.group(1))
        .toList();
  }
}
