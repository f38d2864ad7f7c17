package dev.rushgate.backoffice.testkit;

import static org.awaitility.Awaitility.await;

import dev.rushgate.stack.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The database of the tests, past the application. */
public final class Sql {

  private static final Duration WAITERS_MAX = Duration.ofSeconds(4);

  private final DataSource source;
  private final JdbcClient jdbc;

  public Sql(Database database) {
    this.source =
        new DriverManagerDataSource(database.jdbcUrl(), database.user(), database.password());
    this.jdbc = JdbcClient.create(source);
  }

  /**
   * Holds the row that the statement locks until so many transactions wait for a lock, started by
   * the action; then lets it go and returns what the action gives.
   */
  public <T> T whileLocked(String locking, Object param, int waiters, Callable<T> action)
      throws Exception {
    try (Connection connection = source.getConnection();
        var thread = Executors.newSingleThreadExecutor()) {
      connection.setAutoCommit(false);
      JdbcClient.create(new SingleConnectionDataSource(connection, true))
          .sql(locking)
          .param(param)
          .query()
          .listOfRows();
      Future<T> result = thread.submit(action);
      await().atMost(WAITERS_MAX).until(() -> waiting() >= waiters);
      connection.commit();
      return result.get();
    }
  }

  /** How many rows the database touches to answer the query. */
  public long rowsRead(String query, List<Object> values) {
    try (Connection connection = source.getConnection()) {
      var one = JdbcClient.create(new SingleConnectionDataSource(connection, true));
      touched(one);
      long before = touched(one);
      long ofAsking = touched(one) - before;
      one.sql(query).params(values).query().listOfRows();
      return touched(one) - before - 2 * ofAsking;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Since the connection was opened; to ask touches some rows itself. */
  private static long touched(JdbcClient connection) {
    return connection.sql("SHOW SESSION STATUS LIKE 'Handler_read%'").query().listOfRows().stream()
        .mapToLong(row -> Long.parseLong(String.valueOf(row.get("Value"))))
        .sum();
  }

  /** One of its own, to be closed by who asked for it. */
  public Connection connection() throws SQLException {
    return source.getConnection();
  }

  /** How many the server has found since it was started. */
  public long deadlocks() {
    return number(
        "SELECT COUNT FROM information_schema.innodb_metrics WHERE NAME = 'lock_deadlocks'");
  }

  private long waiting() {
    return number("SELECT COUNT(*) FROM information_schema.innodb_trx WHERE trx_state='LOCK WAIT'");
  }

  public int run(String sql, @Nullable Object... params) {
    return jdbc.sql(sql).params(Arrays.asList(params)).update();
  }

  public long number(String sql, @Nullable Object... params) {
    return jdbc.sql(sql).params(Arrays.asList(params)).query(Long.class).single();
  }

  public String text(String sql, @Nullable Object... params) {
    return jdbc.sql(sql).params(Arrays.asList(params)).query(String.class).single();
  }

  public List<Map<String, @Nullable Object>> rows(String sql, @Nullable Object... params) {
    return jdbc.sql(sql).params(Arrays.asList(params)).query().listOfRows();
  }
}
