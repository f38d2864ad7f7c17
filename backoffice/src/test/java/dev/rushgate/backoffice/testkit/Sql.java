package dev.rushgate.backoffice.testkit;

import dev.rushgate.stack.Database;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The database of the tests, past the application. */
public final class Sql {

  private final JdbcClient jdbc;

  public Sql(Database database) {
    this.jdbc =
        JdbcClient.create(
            new DriverManagerDataSource(database.jdbcUrl(), database.user(), database.password()));
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
