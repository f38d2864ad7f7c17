package dev.rushgate.bench.load;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Sees the rows of a drop as they are committed. Ids rise with time as long as one settler makes
 * them, so a look reads only what is new.
 */
final class CouponRows implements AutoCloseable {

  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long LATE_NANOS_MAX = TimeUnit.SECONDS.toNanos(15);

  private static final String HIGHEST = "SELECT COALESCE(MAX(id), 0) FROM coupon";
  private static final String FRESH =
      "SELECT id, drop_id, member FROM coupon WHERE id > ? ORDER BY id";

  private final RushPlan plan;
  private final long drop;
  private final Connection connection;
  private final PreparedStatement fresh;
  private final List<Long> waitedMicros = new ArrayList<>();
  private long lastId;

  CouponRows(RushPlan plan, long drop) throws SQLException {
    this.plan = plan;
    this.drop = drop;
    connection = DriverManager.getConnection(plan.jdbcUrl(), plan.user(), plan.password());
    fresh = connection.prepareStatement(FRESH);
    try (var highest = connection.createStatement().executeQuery(HIGHEST)) {
      highest.next();
      lastId = highest.getLong(1);
    }
  }

  /** Returns when every unit has its row, or some time after the last answer. */
  void watch(long start, BooleanSupplier answered) {
    long giveUpAt = Long.MAX_VALUE;
    try {
      while (waitedMicros.size() < plan.units() && System.nanoTime() < giveUpAt) {
        look(start);
        if (giveUpAt == Long.MAX_VALUE && answered.getAsBoolean()) {
          giveUpAt = System.nanoTime() + LATE_NANOS_MAX;
        }
        LockSupport.parkNanos(LOOK_NANOS);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the rows could not be read", e);
    }
  }

  private void look(long start) throws SQLException {
    fresh.setLong(1, lastId);
    try (ResultSet rows = fresh.executeQuery()) {
      long seen = System.nanoTime() - start;
      while (rows.next()) {
        lastId = rows.getLong(1);
        if (rows.getLong(2) == drop) {
          long clicked = plan.dueNanos(number(rows.getString(3)));
          waitedMicros.add(TimeUnit.NANOSECONDS.toMicros(seen - clicked));
        }
      }
    }
  }

  /** The line of a member of a feed, whose name ends with it. */
  private static int number(String member) {
    return Integer.parseInt(member.substring(member.lastIndexOf('-') + 1));
  }

  /** Of the winners seen, in the order of their rows. */
  List<Long> waitedMicros() {
    return List.copyOf(waitedMicros);
  }

  @Override
  public void close() throws SQLException {
    fresh.close();
    connection.close();
  }
}
