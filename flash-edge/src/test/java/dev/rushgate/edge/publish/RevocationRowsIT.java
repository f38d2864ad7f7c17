package dev.rushgate.edge.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.edge.fixture.Sql;
import dev.rushgate.stack.LocalStack;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The look for new revocations touches what is new, however long the table is. */
class RevocationRowsIT {

  private static final long ROWS = 27_000;
  private static final long PAGE = 1_000;

  /** A row is read from the table, from the page, and on the way through its order. */
  private static final long TOUCHES = 4;

  private static final Sql sql = new Sql(LocalStack.shared().database().freshDatabase());

  @BeforeAll
  static void fill() {
    sql.run(
        """
        INSERT INTO revocation (number, kind, subject, expires_at, created_at)
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 900)
        SELECT a.i + 900 * (b.i - 1), 'SESSION', CONCAT('s-', a.i, '-', b.i),
          UTC_TIMESTAMP(3) + INTERVAL (a.i + 900 * b.i - 25000) SECOND, UTC_TIMESTAMP(3)
        FROM n a JOIN n b ON b.i <= 30
        """);
    sql.run("UPDATE revocation_head SET number = ?", ROWS);
    sql.rows("ANALYZE TABLE revocation");
  }

  @Test
  void aLookThatFindsNothingReadsNothing() throws SQLException {
    assertThat(rowsRead(ROWS)).isLessThan(10);
  }

  @Test
  void aLookReadsWhatIsNew() throws SQLException {
    assertThat(rowsRead(ROWS - 20)).isBetween(20L, 20L * TOUCHES + 10);
  }

  @Test
  void aPageReadsNoMoreThanAPage() throws SQLException {
    assertThat(rowsRead(ROWS - 2_700)).isBetween(PAGE, PAGE * TOUCHES + 10);
  }

  // What the server really touched, not what its plan hoped for.
  private static long rowsRead(long after) throws SQLException {
    try (var connection = sql.connect();
        var look = connection.prepareStatement(RevocationRows.AFTER);
        var flush = connection.createStatement()) {
      look.setLong(1, after);
      look.setLong(2, 60);
      look.setLong(3, PAGE);
      flush.execute("FLUSH STATUS");
      try (var rows = look.executeQuery()) {
        while (rows.next()) {
          assertThat(rows.getLong("head")).isEqualTo(ROWS);
        }
      }
      long read = 0;
      try (var status = flush.executeQuery("SHOW SESSION STATUS LIKE 'Handler_read%'")) {
        while (status.next()) {
          read += status.getLong(2);
        }
      }
      return read;
    }
  }
}
