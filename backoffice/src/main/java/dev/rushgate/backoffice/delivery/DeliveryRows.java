package dev.rushgate.backoffice.delivery;

import dev.rushgate.backoffice.platform.Utc;
import dev.rushgate.model.MemberId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The table of deliveries, as it is worked on. */
@Repository
class DeliveryRows {

  private static final int MICROS_PER_MILLI = 1_000;

  private static final String TAKE =
      """
      INSERT INTO delivery (order_id, member, payload, state, tries, strikes, taken_at, try_at)
      VALUES (?, ?, ?, 'PENDING', 0, 0, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))
      ON DUPLICATE KEY UPDATE order_id = order_id
      """;

  private static final String DUE =
      """
      SELECT COUNT(*) FROM (SELECT 1 AS due FROM delivery
        WHERE state = 'PENDING' AND try_at <= UTC_TIMESTAMP(3) LIMIT :max) due_now
      """;

  private static final String NEXT =
      """
      SELECT order_id, payload, tries, strikes, COALESCE(tried_at, taken_at) AS since
      FROM delivery WHERE state = 'PENDING' AND try_at <= UTC_TIMESTAMP(3)
      ORDER BY try_at LIMIT 1 FOR UPDATE SKIP LOCKED
      """;

  private static final String CLAIM =
      """
      UPDATE delivery SET tries = tries + 1, tried_at = UTC_TIMESTAMP(3),
        try_at = UTC_TIMESTAMP(3) + INTERVAL :lease MICROSECOND
      WHERE order_id = :order
      """;

  /** Whoever heard that the platform has it is right, even after somebody else gave up. */
  private static final String DELIVERED =
      """
      UPDATE delivery SET state = 'DELIVERED', delivered_at = UTC_TIMESTAMP(3), try_at = NULL
      WHERE order_id = ? AND state <> 'DELIVERED'
      """;

  private static final String LATER =
      """
      UPDATE delivery SET strikes = :strikes, error = :error,
        try_at = UTC_TIMESTAMP(3) + INTERVAL :pause MICROSECOND
      WHERE order_id = :order AND state = 'PENDING' AND tries = :tries
      """;

  private static final String DIE =
      """
      UPDATE delivery SET state = 'DEAD', strikes = :strikes, error = :error, try_at = NULL
      WHERE order_id = :order AND state = 'PENDING' AND tries = :tries
      """;

  private static final String DELIVERED_SINCE =
      "SELECT EXISTS (SELECT 1 FROM delivery WHERE delivered_at > ?)";

  private final JdbcClient database;
  private final JdbcOperations batches;

  DeliveryRows(JdbcClient database, JdbcOperations batches) {
    this.database = database;
    this.batches = batches;
  }

  /** A paid order, and its event as it came. */
  record Taken(long orderId, MemberId member, String payload) {}

  /**
   * A delivery that is this server's to try.
   *
   * @param tries with this one
   * @param since when it was tried or taken before
   */
  record Claimed(long orderId, String payload, int tries, int strikes, Instant since) {}

  /** Those that are there already stay as they are. */
  @Transactional
  public void take(List<Taken> paid) {
    // In one order, so that two servers that take the same do not wait for each other.
    batches.batchUpdate(
        TAKE,
        paid.stream()
            .sorted(Comparator.comparingLong(Taken::orderId))
            .map(one -> new Object[] {one.orderId(), one.member().value(), one.payload()})
            .toList());
  }

  /** How many could be tried now; counts no further than {@code max}. */
  int due(int max) {
    return database.sql(DUE).param("max", max).query(Integer.class).single();
  }

  /** The one that has waited longest, unless another server is at it; tried again after a lease. */
  @Transactional
  public Optional<Claimed> claim(Duration lease) {
    Optional<Claimed> next = database.sql(NEXT).query(DeliveryRows::claimed).optional();
    next.ifPresent(
        one ->
            database
                .sql(CLAIM)
                .param("lease", lease.toMillis() * MICROS_PER_MILLI)
                .param("order", one.orderId())
                .update());
    return next;
  }

  private static Claimed claimed(ResultSet row, int number) throws SQLException {
    return new Claimed(
        row.getLong("order_id"),
        row.getString("payload"),
        row.getInt("tries") + 1,
        row.getInt("strikes"),
        Utc.instant(row.getObject("since", LocalDateTime.class)));
  }

  void delivered(long order) {
    database.sql(DELIVERED).param(order).update();
  }

  /** Unless somebody else has tried it since. */
  void later(Claimed failed, int strikes, String error, Duration pause) {
    database
        .sql(LATER)
        .param("strikes", strikes)
        .param("error", error)
        .param("pause", pause.toMillis() * MICROS_PER_MILLI)
        .param("order", failed.orderId())
        .param("tries", failed.tries())
        .update();
  }

  /** Likewise. */
  void die(Claimed failed, int strikes, String error) {
    database
        .sql(DIE)
        .param("strikes", strikes)
        .param("error", error)
        .param("order", failed.orderId())
        .param("tries", failed.tries())
        .update();
  }

  boolean anyDeliveredSince(Instant instant) {
    return database.sql(DELIVERED_SINCE).param(Utc.column(instant)).query(Boolean.class).single();
  }
}
