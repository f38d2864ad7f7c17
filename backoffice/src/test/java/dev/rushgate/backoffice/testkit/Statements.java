package dev.rushgate.backoffice.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Component;

/**
 * What each request asked of the database, whoever asked it: Hibernate, JDBC, the sessions. The
 * scan of components finds this class in tests, and it puts itself before the pool.
 */
@Component
public final class Statements implements BeanPostProcessor {

  private static final int REQUESTS_MAX = 100;
  private static final String REQUEST = "requestId";

  private static final Map<String, List<Ran>> BY_REQUEST =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<Ran>> eldest) {
          return size() > REQUESTS_MAX;
        }
      };

  /** A statement that was run, with its values in their places. */
  public record Ran(String sql, List<@Nullable Object> values) {

    /** How the server means to answer it, a row for each table. */
    public List<Map<String, @Nullable Object>> plan(Sql database) {
      return database.rows("EXPLAIN FORMAT=TRADITIONAL " + sql, values.toArray());
    }
  }

  /** Those of the request with this {@code X-Request-Id}, one of the last. */
  public static List<Ran> of(String request) {
    synchronized (BY_REQUEST) {
      return List.copyOf(BY_REQUEST.getOrDefault(request, List.of()));
    }
  }

  /** Those that the action runs here, through a source that is watched. */
  public static List<Ran> of(Runnable action) {
    String request = Long.toString(System.nanoTime());
    MDC.put(REQUEST, request);
    try {
      action.run();
    } finally {
      MDC.remove(REQUEST);
    }
    return of(request);
  }

  public static DataSource watched(DataSource source) {
    return new DelegatingDataSource(source) {
      @Override
      public Connection getConnection() throws SQLException {
        return watched(super.getConnection());
      }
    };
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof DataSource source ? watched(source) : bean;
  }

  private static Connection watched(Connection real) {
    return proxy(
        Connection.class,
        (method, values) -> {
          Object made = invoked(method, real, values);
          String sql = values.length > 0 && values[0] instanceof String text ? text : "";
          return switch (made) {
            case PreparedStatement statement -> watched(PreparedStatement.class, statement, sql);
            case Statement statement -> watched(Statement.class, statement, sql);
            case null, default -> made;
          };
        });
  }

  private static <T extends Statement> T watched(Class<T> type, T real, String prepared) {
    var places = new TreeMap<Integer, @Nullable Object>();
    return proxy(
        type,
        (method, values) -> {
          String name = method.getName();
          if (name.startsWith("set") && values.length > 1 && values[0] instanceof Integer place) {
            places.put(place, name.equals("setNull") ? null : values[1]);
          } else if (name.startsWith("execute")) {
            boolean own = values.length > 0 && values[0] instanceof String;
            ran(own ? String.valueOf(values[0]) : prepared, new ArrayList<>(places.values()));
          }
          return invoked(method, real, values);
        });
  }

  private static void ran(String sql, List<@Nullable Object> values) {
    String request = MDC.get(REQUEST);
    if (request != null) {
      synchronized (BY_REQUEST) {
        BY_REQUEST.computeIfAbsent(request, first -> new ArrayList<>()).add(new Ran(sql, values));
      }
    }
  }

  /** What stands before an object of the database. */
  private interface Handler {
    @Nullable Object call(Method method, @Nullable Object[] values) throws Throwable;
  }

  @SuppressWarnings("ReferenceEquality") // a proxy is equal to nothing but itself
  private static <T> T proxy(Class<T> type, Handler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            Statements.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, values) ->
                method.getName().equals("equals")
                    ? (Object) (self == values[0])
                    : handler.call(method, values == null ? new Object[0] : values)));
  }

  private static @Nullable Object invoked(Method method, Object real, @Nullable Object[] values)
      throws Throwable {
    try {
      return method.invoke(real, values);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }
}
