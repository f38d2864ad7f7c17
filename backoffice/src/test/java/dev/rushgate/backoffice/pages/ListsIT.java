package dev.rushgate.backoffice.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.platform.StaffRole;
import dev.rushgate.backoffice.testkit.Browser;
import dev.rushgate.backoffice.testkit.Drops;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Settled;
import dev.rushgate.backoffice.testkit.Sql;
import dev.rushgate.backoffice.testkit.Statements;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However many rows a list shows, it asks as often. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListsIT {

  private static final int ROWS = 30;
  private static final int DROPS = 5;

  /** Reading the session, its attributes and the account, and writing when it was last used. */
  private static final int SESSION = 4;

  private static final String DELIVERIES =
      """
      INSERT INTO delivery (order_id, member, payload, state, tries, strikes, taken_at, delivered_at)
      SELECT id, member, '{}', 'DELIVERED', 1, 0, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3) FROM orders
      WHERE drop_id = ?
      """;

  private static final String PAYMENTS =
      """
      INSERT INTO payment (id, purpose, owner_id, member, amount, payment_key, state, asked_at,
        ended_at, looks)
      SELECT id, 'ORDER', id, member, 1, CONCAT('lists-', id), 'DECLINED', UTC_TIMESTAMP(3),
        UTC_TIMESTAMP(3), 0 FROM orders
      WHERE drop_id = ?
      """;

  private final Sql sql = Running.sql();
  private final Browser browser = Running.browser();
  private final Browser owner = Running.browser();
  private String drop = "";

  @BeforeAll
  void manyRows() {
    browser.signIn(Running.staff().with(StaffRole.SUPPORT));
    var drops = new Drops(Running.api());
    IntStream.range(0, ROWS).forEach(i -> drops.product(1));
    drop = drops.deal(ROWS);
    var settled = new Settled(sql);
    IntStream.rangeClosed(1, ROWS).forEach(no -> settled.order(drop, no, 600_000));
    owner.signIn(Running.staff().with(StaffRole.OWNER));
    sql.run(DELIVERIES, drop);
    sql.run(PAYMENTS, drop);
    IntStream.range(0, ROWS).forEach(i -> Running.staff().with(StaffRole.READ_ONLY));
  }

  private int statements(String path) {
    Browser.Page page = browser.get(path);
    assertThat(page.status()).as(page.text()).isEqualTo(200);
    return Statements.of(page.reference()).size();
  }

  @Test
  void theProductsTakeAsManyStatementsWhetherFewOrMany() {
    int few = statements("/admin/products?size=2");
    int many = statements("/admin/products?size=100");
    assertThat(browser.get("/admin/products?size=100").text().split("<tr>", -1))
        .hasSizeGreaterThan(ROWS);
    assertThat(few).isPositive().isLessThanOrEqualTo(SESSION + 2); // the page, the count
    assertThat(many).isLessThanOrEqualTo(few);
  }

  @Test
  void theOrdersTakeAsManyStatementsWhetherFewOrMany() {
    String list = "/admin/orders?drop=" + drop;
    int few = statements(list + "&size=2");
    int many = statements(list + "&size=100");
    assertThat(browser.get(list + "&size=100").text().split("<tr>", -1)).hasSize(ROWS + 2);
    assertThat(few).isPositive().isLessThanOrEqualTo(SESSION + 4); // ids, count, rows, all items
    assertThat(many).isLessThanOrEqualTo(few);
  }

  @ParameterizedTest
  @ValueSource(strings = {"payments", "deliveries", "staff"})
  void aListTakesAsManyStatementsWhetherFewOrMany(String name) {
    Browser.Page many = owner.get("/admin/" + name + "?size=100");
    assertThat(many.text().split("<tr>", -1)).hasSizeGreaterThan(ROWS);
    int few = Statements.of(owner.get("/admin/" + name + "?size=2").reference()).size();
    assertThat(few).isPositive();
    assertThat(Statements.of(many.reference())).hasSizeLessThanOrEqualTo(few);
  }

  @Test
  void theDashboardAsksAsOftenForManyDrops() {
    int before = statements("/admin");
    var drops = new Drops(Running.api());
    IntStream.range(0, DROPS).forEach(i -> drops.coupon(1));
    // What else there is to be told of differs from look to look, but not by one for each drop.
    assertThat(statements("/admin")).isLessThan(before + DROPS);
  }
}
