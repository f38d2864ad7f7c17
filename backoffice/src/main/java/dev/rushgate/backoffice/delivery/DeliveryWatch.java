package dev.rushgate.backoffice.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks again and again whether deliveries want a person. */
@Component
public class DeliveryWatch {

  private static final Logger LOG = LoggerFactory.getLogger(DeliveryWatch.class);
  private static final long PAUSE_MS = 2_000;
  private static final long COMPARE_MS = 60_000;

  static final String LOOK =
      """
      SELECT (SELECT COUNT(*) FROM delivery WHERE state = 'DEAD') AS dead,
        (SELECT COUNT(*) FROM delivery WHERE state = 'PENDING') AS pending,
        COALESCE((SELECT TIMESTAMPDIFF(SECOND, MIN(taken_at), UTC_TIMESTAMP(3))
          FROM delivery WHERE state = 'PENDING'), 0) AS oldest
      """;

  private final JdbcClient database;
  private final Completeness completeness;
  private volatile Standing standing = new Standing(0, 0, 0);
  private volatile long missing;

  DeliveryWatch(JdbcClient database, Completeness completeness, MeterRegistry metrics) {
    this.database = database;
    this.completeness = completeness;
    gauge(metrics, "dead", "Orders that the data platform refused", watch -> watch.standing.dead());
    gauge(metrics, "pending", "Orders to be posted", watch -> watch.standing.pending());
    gauge(metrics, "missing", "Orders paid today that never came", watch -> watch.missing);
    gauge(
        metrics,
        "oldest.pending.seconds",
        "How long the oldest of them has waited",
        watch -> watch.standing.oldestSeconds());
  }

  private record Standing(long dead, long pending, long oldestSeconds) {}

  /**
   * What wants a person, as it was seen last.
   *
   * @param dead refused by the platform
   * @param missing paid and never taken
   * @param waitingSeconds of the oldest that is still to be posted
   */
  public record Attention(long dead, long missing, long waitingSeconds) {

    private static final long LATE_SECONDS = 600;

    public boolean isAny() {
      return dead > 0 || missing > 0 || isLate();
    }

    /** Whether the platform has been away for so long that somebody should know. */
    public boolean isLate() {
      return waitingSeconds >= LATE_SECONDS;
    }
  }

  public Attention attention() {
    Standing now = standing;
    return new Attention(now.dead(), missing, now.oldestSeconds());
  }

  @Scheduled(fixedDelay = PAUSE_MS)
  void look() {
    try {
      standing =
          database
              .sql(LOOK)
              .query(
                  (row, number) ->
                      new Standing(
                          row.getLong("dead"), row.getLong("pending"), row.getLong("oldest")))
              .single();
    } catch (RuntimeException e) { // the last one stands; readiness tells of the database
      LOG.debug("deliveries not watched cause={}", e.toString());
    }
  }

  @Scheduled(fixedDelay = COMPARE_MS)
  void compare() {
    try {
      Completeness.Report report = completeness.of(null, null);
      missing = report.setUp() ? report.missing() : 0;
      if (missing > 0) {
        LOG.error("paid orders never taken count={} first={}", missing, report.missingOrders());
      }
    } catch (RuntimeException e) { // likewise
      LOG.debug("deliveries not compared cause={}", e.toString());
    }
  }

  private void gauge(
      MeterRegistry metrics, String name, String says, ToDoubleFunction<DeliveryWatch> value) {
    Gauge.builder("rushgate.deliveries." + name, this, value).description(says).register(metrics);
  }
}
