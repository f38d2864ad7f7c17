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

/** However many rows a list shows, it asks as often. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListsIT {

  private static final int ROWS = 30;
  private static final int DROPS = 5;

  /** Reading the session, its attributes and the account, and writing when it was last used. */
  private static final int SESSION = 4;

  private final Sql sql = Running.sql();
  private final Browser browser = Running.browser();
  private String drop = "";

  @BeforeAll
  void manyRows() {
    browser.signIn(Running.staff().with(StaffRole.SUPPORT));
    var drops = new Drops(Running.api());
    IntStream.range(0, ROWS).forEach(i -> drops.product(1));
    drop = drops.deal(ROWS);
    var settled = new Settled(sql);
    IntStream.rangeClosed(1, ROWS).forEach(no -> settled.order(drop, no, 600_000));
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

  @Test
  void theDashboardAsksAsOftenForManyDrops() {
    int before = statements("/admin");
    var drops = new Drops(Running.api());
    IntStream.range(0, DROPS).forEach(i -> drops.coupon(1));
    // What else there is to be told of differs from look to look, but not by one for each drop.
    assertThat(statements("/admin")).isLessThan(before + DROPS);
  }
}
