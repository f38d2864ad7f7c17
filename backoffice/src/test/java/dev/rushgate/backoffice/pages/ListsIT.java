package dev.rushgate.backoffice.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.platform.StaffRole;
import dev.rushgate.backoffice.testkit.Browser;
import dev.rushgate.backoffice.testkit.Drops;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Settled;
import dev.rushgate.backoffice.testkit.Sql;
import jakarta.persistence.EntityManagerFactory;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** However many rows a list shows, it asks as often. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListsIT {

  private static final int ROWS = 30;
  private static final int TRIES = 8;

  private final Sql sql = Running.sql();
  private final Browser browser = Running.browser();
  private final Statistics statistics =
      Running.bean(EntityManagerFactory.class).unwrap(SessionFactory.class).getStatistics();
  private String drop = "";

  @BeforeAll
  void manyRows() {
    browser.signIn(Running.staff().with(StaffRole.SUPPORT));
    var drops = new Drops(Running.api());
    IntStream.range(0, ROWS).forEach(i -> drops.product(1));
    drop = drops.deal(ROWS);
    var settled = new Settled(sql);
    IntStream.rangeClosed(1, ROWS).forEach(no -> settled.order(drop, no, 600_000));
    statistics.setStatisticsEnabled(true);
  }

  @AfterAll
  void quiet() {
    statistics.setStatisticsEnabled(false);
  }

  /** Scheduled work counts as well, but not in every one of several tries. */
  private long statements(String path) {
    return LongStream.range(0, TRIES)
        .map(
            i -> {
              statistics.clear();
              assertThat(browser.get(path).status()).isEqualTo(200);
              return statistics.getPrepareStatementCount();
            })
        .min()
        .orElseThrow();
  }

  @Test
  void theProductsTakeAsManyStatementsWhetherFewOrMany() {
    long few = statements("/admin/products?size=2");
    long many = statements("/admin/products?size=100");
    assertThat(browser.get("/admin/products?size=100").text().split("<tr>", -1))
        .hasSizeGreaterThan(ROWS);
    assertThat(few).isPositive().isLessThanOrEqualTo(3); // the account, the page, the count
    assertThat(many).isLessThanOrEqualTo(few);
  }

  @Test
  void theOrdersTakeAsManyStatementsWhetherFewOrMany() {
    String list = "/admin/orders?drop=" + drop;
    long few = statements(list + "&size=2");
    long many = statements(list + "&size=100");
    assertThat(browser.get(list + "&size=100").text().split("<tr>", -1)).hasSize(ROWS + 2);
    assertThat(few).isPositive().isLessThanOrEqualTo(4); // and the items of all orders at once
    assertThat(many).isLessThanOrEqualTo(few);
  }

  @Test
  void theDashboardAsksAsOftenForManyDrops() {
    long before = statements("/admin");
    var drops = new Drops(Running.api());
    IntStream.range(0, 5).forEach(i -> drops.coupon(1));
    assertThat(statements("/admin")).isEqualTo(before);
  }
}
