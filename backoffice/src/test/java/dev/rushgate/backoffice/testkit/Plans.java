package dev.rushgate.backoffice.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** How the database answers a query, and many rows to ask it about. */
public final class Plans {

  public static final int MANY = 100_000;

  /** Numbers from 0 to 99,999, in words that every database knows. */
  public static final String NUMBERS =
      "(SELECT a.n + 10 * b.n + 100 * c.n + 1000 * d.n + 10000 * e.n AS n FROM "
          + digits("a")
          + ", "
          + digits("b")
          + ", "
          + digits("c")
          + ", "
          + digits("d")
          + ", "
          + digits("e")
          + ") numbers";

  private final Sql sql;

  public Plans(Sql sql) {
    this.sql = sql;
  }

  /** Every step reads from an index; what other steps gave is no table. */
  public void requireIndexes(String query, List<Object> values) {
    List<String> tables = List.of("account", "orders", "order_item", "audit_entry", "a", "o", "i");
    for (var step : sql.rows("EXPLAIN FORMAT=TRADITIONAL " + query, values.toArray())) {
      if (tables.contains(String.valueOf(step.get("table")))) {
        assertThat(step.get("type")).as(query + values + step).isNotEqualTo("ALL");
        assertThat(step.get("key")).as(query + values + step).isNotNull();
      }
    }
  }

  /** No more rows pass by than a page needs, and some hundred for what is looked up on the way. */
  public void requireFewRows(String query, List<Object> values, long atMost) {
    long read = sql.rowsRead(query, values);
    assertThat(read).as(query + values).isLessThanOrEqualTo(atMost);
  }

  private static String digits(String name) {
    IntFunction<String> row = n -> n == 0 ? "SELECT 0 AS n" : "SELECT " + n;
    return "("
        + String.join(" UNION ALL ", IntStream.range(0, 10).mapToObj(row).toList())
        + ") "
        + name;
  }
}
