package dev.rushgate.backoffice.drops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Sql;
import dev.rushgate.model.DropKind;
import dev.rushgate.stack.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The statements of the lists, among twenty thousand drops of a database of their own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DropListsIT {

  private static final int DROPS = 20_000;
  private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");

  private static final String DIGITS =
      """
      (SELECT 0 AS n UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4
       UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8
       UNION ALL SELECT 9)
      """;

  /** Years of them, one each half an hour; nearly all of them deals that are over. */
  private static final String SPECS =
      """
      INSERT INTO drop_spec (drop_id, kind, title, product_id, price, list_price, pay_seconds,
        offered, waitlist, lobby_max, admit_per_second, opens_at, closes_at, seed, created_at,
        cancelled_at)
      SELECT 100000000000000000 + i, IF(i %% 10 = 3, 'COUPON', 'DEAL'), CONCAT('Lamp number ', i), i %% 100 + 1,
        1, 2, 300, 10, 0, 0, 10,
        '2026-11-28 00:00:00' - INTERVAL (i * 30) MINUTE,
        '2026-11-28 01:00:00' - INTERVAL (i * 30) MINUTE, '00', '2020-01-01',
        IF(i %% 50 = 7, '2020-01-01', NULL)
      FROM (SELECT a.n + 10 * b.n + 100 * c.n + 1000 * d.n + 10000 * e.n AS i
            FROM %1$s a, %1$s b, %1$s c, %1$s d, (SELECT 0 AS n UNION ALL SELECT 1) e) numbers
      """
          .formatted(DIGITS);

  private static final String STOCKS =
      """
      INSERT INTO drop_stock (drop_id, capacity, target, live, paid, epoch, next_epoch, version,
        state, suspect)
      SELECT drop_id, 10, 10, 0, 0, 0, 0, 1, IF(opens_at < '2026-11-20' OR cancelled_at IS NOT NULL, 'CLOSED', 'OPEN'), FALSE
      FROM drop_spec
      """;

  private static final String PRODUCTS =
      """
      INSERT INTO product (id, name, description, price, stock, version, created_at, updated_at)
      SELECT DISTINCT product_id, CONCAT('Lamp ', product_id), '', 1, 1, 0, '2020-01-01',
        '2020-01-01' FROM drop_spec
      """;

  private final Database database = Running.stack().database().emptyDatabase();
  private final Sql sql = new Sql(database);
  private final JdbcClient client =
      JdbcClient.create(
          new DriverManagerDataSource(database.jdbcUrl(), database.user(), database.password()));

  @BeforeAll
  void manyDrops() {
    Flyway.configure()
        .dataSource(database.jdbcUrl(), database.user(), database.password())
        .locations("classpath:db/migration")
        .load()
        .migrate();
    assertThat(sql.run(SPECS)).isEqualTo(DROPS);
    sql.run(STOCKS);
    sql.run(PRODUCTS);
    sql.rows("ANALYZE TABLE drop_spec, drop_stock, product");
  }

  private static List<Pageable> pages() {
    var pages = new ArrayList<Pageable>();
    for (String column : List.of("title", "opens", "closes")) {
      Sort sort = Sort.by(column).and(Sort.by("id"));
      pages.add(PageRequest.of(0, 20, sort.ascending()));
      pages.add(PageRequest.of(3, 20, sort.descending()));
    }
    return pages;
  }

  /** Every way of asking that the pages and the API have. */
  private static List<DropRows.Asked> all(DropKind kind, @Nullable DropPhase phase) {
    var asked = new ArrayList<DropRows.Asked>();
    for (String text : List.of("", "number 12", "100000000000000005")) {
      var search = new DropSearch(kind, text, phase);
      asked.add(DropRows.count(search, NOW));
      pages().forEach(page -> asked.add(DropRows.page(search, NOW, page)));
    }
    return asked;
  }

  private void requireIndexed(DropRows.Asked asked) {
    var steps =
        client
            .sql("EXPLAIN FORMAT=TRADITIONAL " + asked.sql())
            .params(asked.values())
            .query()
            .listOfRows();
    assertThat(steps).isNotEmpty();
    for (var step : steps) {
      String table = String.valueOf(step.get("table"));
      if (table.length() == 1) { // the others are what these gave
        assertThat(step.get("type")).as(asked.sql() + step).isNotIn("ALL", "index");
        assertThat(step.get("key")).as(asked.sql() + step).isNotNull();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(DropPhase.class)
  void everyListOfAStateComesThroughAnIndex(DropPhase phase) {
    for (DropKind kind : DropKind.values()) {
      all(kind, phase).forEach(this::requireIndexed);
    }
  }

  @Test
  void everyListOfAllStatesComesThroughAnIndex() {
    for (DropKind kind : DropKind.values()) {
      all(kind, null).forEach(this::requireIndexed);
    }
  }

  @Test
  void theAxisComesThroughAnIndex() {
    var from = NOW.minus(Duration.ofDays(7));
    requireIndexed(DropRows.span(DropKind.DEAL, from, NOW, 101));
    var years = Duration.ofDays(365);
    requireIndexed(DropRows.span(DropKind.DEAL, NOW.minus(years), NOW.plus(years), 101));
  }

  @Test
  void whatAPhaseCountsIsWhatItFinds() {
    var rows = new DropRows(client);
    var page = PageRequest.of(0, 20, Sort.by("opens").and(Sort.by("id")).descending());
    long together = 0;
    for (DropPhase phase : DropPhase.values()) {
      together +=
          rows.search(new DropSearch(DropKind.DEAL, "", phase), NOW, page).getTotalElements();
    }
    var everything = rows.search(new DropSearch(DropKind.DEAL, "", null), NOW, page);
    assertThat(together).isEqualTo(everything.getTotalElements()).isEqualTo(DROPS * 9L / 10);
    assertThat(everything.getContent().getFirst()).isEqualTo(100_000_000_000_000_000L);
  }
}
