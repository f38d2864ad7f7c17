package dev.rushgate.edge.settle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.edge.fixture.Sql;
import dev.rushgate.stack.LocalStack;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A settler's reads cost what its batch costs, however many rows there are. */
class IndexIT {

  private static final int KEYS = 256;
  private static final long ROWS_READ_MAX = 4 * KEYS;

  private static final Sql sql = new Sql(LocalStack.shared().database().freshDatabase());

  @BeforeAll
  static void fill() {
    sql.run(
        """
        INSERT INTO admission (drop_id, epoch, no, member, seq, state, live_member, at)
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 900)
        SELECT 1 + b.i MOD 3, 1, a.i * 100 + b.i, CONCAT('m-', a.i, '-', b.i), 1, 'LIVE',
          CONCAT('m-', a.i, '-', b.i), NOW(3)
        FROM n a JOIN n b ON b.i <= 60
        """);
    sql.run(
        """
        INSERT INTO drop_stock (drop_id, capacity, target, live, paid, epoch, next_epoch, version,
          state, suspect)
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 900)
        SELECT i, 1, 1, 0, 0, 1, 1, 1, 'OPEN', FALSE FROM n
        """);
    sql.rows("ANALYZE TABLE admission");
    sql.rows("ANALYZE TABLE drop_stock");
  }

  @Test
  void knownIdsAreReadByTheirKey() {
    assertBounded(AdmissionTable.KNOWN + keys("(1, 1, %d)"));
  }

  @Test
  void knownNumbersInARowAreReadByTheirKey() {
    String query = AdmissionTable.KNOWN_BETWEEN;
    for (String value : List.of("1", "1", "100", Integer.toString(100 + KEYS - 1))) {
      query = query.replaceFirst("\\?", value);
    }
    assertBounded(query);
  }

  @Test
  void holdersAreReadByTheirKey() {
    assertBounded(AdmissionTable.HOLDERS + keys("(1, 'm-%d-3')"));
  }

  @Test
  void stockIsLockedByItsKey() {
    assertBounded(StockTable.LOCK + "(7, 8, 9) ORDER BY drop_id FOR UPDATE");
  }

  private static String keys(String form) {
    return LongStream.range(100, 100 + KEYS)
        .mapToObj(form::formatted)
        .collect(Collectors.joining(", ", " (", ")"));
  }

  private static void assertBounded(String query) {
    List<String> plan = sql.rows("EXPLAIN " + query);
    assertThat(rowsRead(query)).describedAs("%s", plan).isLessThanOrEqualTo(ROWS_READ_MAX);
  }

  // What the server really touched, not what its plan hoped for.
  private static long rowsRead(String query) {
    try (var connection = sql.connect();
        var statement = connection.createStatement()) {
      statement.execute("FLUSH STATUS");
      try (var result = statement.executeQuery(query)) {
        while (result.next()) {
          assertThat(result.getLong("drop_id")).isPositive();
        }
      }
      long read = 0;
      try (var status = statement.executeQuery("SHOW SESSION STATUS LIKE 'Handler_read%'")) {
        while (status.next()) {
          read += status.getLong(2);
        }
      }
      return read;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
