package dev.rushgate.backoffice.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;

/** How the database would go about a query. */
public final class Explained {

  /** Gives 2,500 numbers {@code i} to insert rows by, in the words of every database. */
  public static final String MANY =
      """
      WITH RECURSIVE n (a) AS (SELECT 1 UNION ALL SELECT a + 1 FROM n WHERE a < 50)
      SELECT n.a * 100 + m.a AS i FROM n JOIN n m
      """;

  private Explained() {}

  /** Each table is read by an index; what a part of the query gave is no table. */
  public static void requireIndexes(Sql sql, String query, @Nullable Object... values) {
    for (var step : sql.rows("EXPLAIN FORMAT=TRADITIONAL " + query, values)) {
      String table = String.valueOf(step.get("table"));
      if (step.get("table") != null && !table.startsWith("<")) {
        assertThat(step.get("type")).as(query + step).isNotEqualTo("ALL");
        assertThat(step.get("key")).as(query + step).isNotNull();
      }
    }
  }
}
