package dev.rushgate.backoffice.delivery;

import dev.rushgate.backoffice.platform.BackofficeConfig;
import dev.rushgate.backoffice.platform.DatabaseClock;
import dev.rushgate.backoffice.platform.Utc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Compares the paid orders of the database with what was delivered of them. */
@Service
public class Completeness {

  /** How far it looks back when nobody says. */
  private static final Duration USUAL = Duration.ofDays(1);

  private static final int MISSING_SHOWN_MAX = 100;

  /** An order that was paid may take so long through outbox and Kafka. */
  private static final int ON_ITS_WAY_SECONDS = 60;

  private static final String PAID =
      """
      FROM orders o LEFT JOIN delivery d ON d.order_id = o.id
      WHERE o.created_at >= :from AND o.created_at < :before AND o.paid_at IS NOT NULL
      """;

  private static final String COUNTS =
      """
      SELECT COUNT(*) AS paid,
        COALESCE(SUM(d.state = 'DELIVERED'), 0) AS delivered,
        COALESCE(SUM(d.state = 'PENDING'), 0) AS pending,
        COALESCE(SUM(d.state = 'DEAD'), 0) AS dead,
        COALESCE(SUM(d.order_id IS NULL
          AND o.paid_at < UTC_TIMESTAMP(3) - INTERVAL :way SECOND), 0) AS missing,
        COALESCE(SUM(d.order_id IS NULL
          AND o.paid_at >= UTC_TIMESTAMP(3) - INTERVAL :way SECOND), 0) AS under_way
      """
          + PAID;

  private static final String MISSING =
      "SELECT o.id "
          + PAID
          + """
            AND d.order_id IS NULL AND o.paid_at < UTC_TIMESTAMP(3) - INTERVAL :way SECOND
          ORDER BY o.created_at, o.id LIMIT :max
          """;

  private final JdbcClient database;
  private final DatabaseClock clock;
  private final BackofficeConfig config;

  Completeness(JdbcClient database, DatabaseClock clock, BackofficeConfig config) {
    this.database = database;
    this.clock = clock;
    this.config = config;
  }

  /**
   * Every order that was placed in that time and paid at some time, by where it is.
   *
   * @param setUp whether there is a data platform; without one nothing is taken
   * @param underWay paid a moment ago and not taken yet
   * @param missing paid longer ago and not taken: look into it
   * @param missingOrders the first of the missing
   */
  public record Report(
      boolean setUp,
      Instant from,
      Instant before,
      long paid,
      long delivered,
      long pending,
      long dead,
      long underWay,
      long missing,
      List<Long> missingOrders) {

    /** Whether the platform has all of them. */
    public boolean isComplete() {
      return delivered == paid;
    }

    private Report with(List<Long> orders) {
      return new Report(
          setUp, from, before, paid, delivered, pending, dead, underWay, missing, orders);
    }
  }

  /**
   * What became of the orders that were placed in that time.
   *
   * @param from when the orders were placed, at the earliest; null is a day ago, or before the end
   * @param before the first instant that is too late; null is now
   */
  @Transactional(readOnly = true)
  public Report of(@Nullable Instant from, @Nullable Instant before) {
    Instant end = before == null ? clock.now().plusMillis(1) : before;
    Instant begin = from == null ? end.minus(USUAL) : from;
    Report counted =
        asked(COUNTS, begin, end).query((row, number) -> counted(row, begin, end)).single();
    return counted.missing() == 0
        ? counted
        : counted.with(
            asked(MISSING, begin, end)
                .param("max", MISSING_SHOWN_MAX)
                .query((row, number) -> row.getLong("id"))
                .list());
  }

  private JdbcClient.StatementSpec asked(String sql, Instant from, Instant before) {
    return database
        .sql(sql)
        .param("from", Utc.column(from))
        .param("before", Utc.column(before))
        .param("way", ON_ITS_WAY_SECONDS);
  }

  private Report counted(ResultSet row, Instant from, Instant before) throws SQLException {
    return new Report(
        config.dataPlatform() != null,
        from,
        before,
        row.getLong("paid"),
        row.getLong("delivered"),
        row.getLong("pending"),
        row.getLong("dead"),
        row.getLong("under_way"),
        row.getLong("missing"),
        List.of());
  }
}
