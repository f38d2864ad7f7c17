package dev.rushgate.backoffice.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Sql;
import dev.rushgate.backoffice.testkit.Statements;
import dev.rushgate.backoffice.testkit.Statements.Ran;
import dev.rushgate.stack.Database;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The statements that the list really runs, on 100,000 products. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProductListIT {

  private static final int PRODUCTS = 100_000;

  private static final String DIGITS =
      "(SELECT 0 d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4"
          + " UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8"
          + " UNION ALL SELECT 9)";

  private static final String FILL =
      """
      INSERT INTO product (id, name, description, price, stock, version, created_at, updated_at, state)
      SELECT 100000000000000 + n, CONCAT(ELT(1 + n % 4, '달항아리', '찻잔', 'Lamp', '유리컵'), ' ', n),
        '', n * 7 % 1000 * 100, n % 50, 0, UTC_TIMESTAMP(3),
        UTC_TIMESTAMP(3) - INTERVAL n SECOND, IF(n % 10 = 0, 'ARCHIVED', 'ACTIVE')
      FROM (SELECT a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d n
            FROM digits a, digits b, digits c, digits e, digits f) numbers
      """
          .replace("digits", DIGITS);

  // What the migration does for names that are there already, for their first and last words.
  private static final String FILL_TERMS =
      """
      INSERT IGNORE INTO product_term (term, product_id)
      SELECT LOWER(SUBSTRING(SUBSTRING_INDEX(p.name, ' ', ?), places.n, 32)), p.id
      FROM (SELECT d + 1 n FROM digits d) places JOIN product p
        ON places.n <= CHAR_LENGTH(SUBSTRING_INDEX(p.name, ' ', ?))
      """
          .replace("digits", DIGITS);

  private final Database database = Running.stack().database().emptyDatabase();
  private final Sql sql = new Sql(database);
  private final ProductList list =
      new ProductList(
          JdbcClient.create(
              Statements.watched(
                  new SingleConnectionDataSource(
                      database.jdbcUrl(), database.user(), database.password(), true))));

  private final Set<Ran> lookedAt = new HashSet<>();

  @BeforeAll
  void manyProducts() {
    Flyway.configure()
        .dataSource(database.jdbcUrl(), database.user(), database.password())
        .load()
        .migrate();
    assertThat(sql.run(FILL)).isEqualTo(PRODUCTS);
    sql.run(FILL_TERMS, 1, 1);
    sql.run(FILL_TERMS, -1, -1);
    sql.rows("ANALYZE TABLE product, product_term");
  }

  private static List<Sort> sorts() {
    return List.of("id", "name", "price", "stock", "updatedAt").stream()
        .map(property -> Sort.by(property).and(Sort.by("id")))
        .flatMap(sort -> List.of(sort.ascending(), sort.descending()).stream())
        .toList();
  }

  private static List<ProductSearch> searches() {
    var searches = new ArrayList<ProductSearch>();
    for (ProductState state : ProductState.values()) {
      for (boolean soldOut : new boolean[] {false, true}) {
        for (String text : List.of("", "달항", "항아리", "77", "amp 123", "100000000000077")) {
          searches.add(new ProductSearch(text, soldOut, state));
        }
      }
    }
    return searches;
  }

  /** A table that was made on the way is what its own steps gave; those are looked at, too. */
  private void requireIndexes(Ran ran) {
    if (!lookedAt.add(ran)) {
      return; // a count is the same in every order
    }
    for (Map<String, @Nullable Object> step : ran.plan(sql)) {
      String table = String.valueOf(step.get("table"));
      if (!table.startsWith("<") && !table.equals("null")) {
        assertThat(step.get("type")).as(ran + " " + step).isNotIn("ALL", "index");
        assertThat(step.get("key")).as(ran + " " + step).isNotNull();
      }
    }
  }

  @Test
  void noListScansTheTableHoweverItIsSortedAndSearched() {
    for (ProductSearch search : searches()) {
      for (Sort sort : sorts()) {
        List<Ran> ran = Statements.of(() -> list.page(search, PageRequest.of(0, 20, sort)));
        assertThat(ran).hasSize(2);
        ran.forEach(this::requireIndexes);
      }
      List<Ran> ran = Statements.of(() -> list.before(search, Long.MAX_VALUE, 500));
      assertThat(ran).hasSize(1);
      ran.forEach(this::requireIndexes);
    }
  }

  @Test
  void theOrderOfAPlainListIsThatOfItsIndex() {
    for (Sort sort : sorts()) {
      var all = new ProductSearch("", false, ProductState.ACTIVE);
      Ran page = Statements.of(() -> list.page(all, PageRequest.of(0, 20, sort))).getLast();
      assertThat(page.plan(sql).getFirst().get("Extra"))
          .as(page.toString())
          .asString()
          .doesNotContain("filesort");
    }
  }

  @Test
  void aPartOfANameIsFoundWhereverItStands() {
    var found =
        list.page(
            new ProductSearch("항아 1231", false, ProductState.ACTIVE),
            PageRequest.of(0, 100, Sort.by("id")));
    assertThat(found.getTotalElements())
        .isPositive()
        .isEqualTo(
            sql.number(
                """
                SELECT COUNT(*) FROM product
                WHERE state = 'ACTIVE' AND name LIKE '%항아%' AND name LIKE '%1231%'
                """));
  }

  @Test
  void anExportGoesThroughAllOfThem() {
    var all = new ProductSearch("", true, ProductState.ACTIVE);
    long last = Long.MAX_VALUE;
    int count = 0;
    List<ProductDetails> next = list.before(all, last, 700);
    while (!next.isEmpty()) {
      assertThat(next.getFirst().id()).isLessThan(last);
      last = next.getLast().id();
      count += next.size();
      next = list.before(all, last, 700);
    }
    assertThat(count)
        .isEqualTo(sql.number("SELECT COUNT(*) FROM product WHERE state = 'ACTIVE' AND stock = 0"));
  }
}
