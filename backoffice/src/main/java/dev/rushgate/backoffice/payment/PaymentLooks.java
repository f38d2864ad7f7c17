package dev.rushgate.backoffice.payment;

import dev.rushgate.backoffice.payment.PaymentDetails.Differs;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When payments are looked at again, in the table of payments. */
@Repository
class PaymentLooks {

  /** A payment's look is brought nearer once in so long, however many hints there are. */
  private static final Duration HINT_PAUSE = Duration.ofSeconds(10);

  private static final String CLAIM =
      """
      UPDATE payment SET looks = looks + 1, look_at = UTC_TIMESTAMP(3) + INTERVAL :busy SECOND,
        hint_from = UTC_TIMESTAMP(3) + INTERVAL :busy SECOND
      WHERE id = :id AND state = :state AND looks = :looks AND look_at <= UTC_TIMESTAMP(3)
      """;

  private static final String LATER =
      """
      UPDATE payment SET look_at = UTC_TIMESTAMP(3) + INTERVAL :pause SECOND,
        hint_from = UTC_TIMESTAMP(3) + INTERVAL :hints SECOND
      WHERE id = :id AND state = :state AND looks = :looks + 1
      """;

  /** Not one that was looked at before: its next look is near, or under way. */
  private static final String LEAVE =
      """
      UPDATE payment SET unasked = TRUE, look_at = UTC_TIMESTAMP(3)
      WHERE id = ? AND state = 'ASKED' AND looks = 0
      """;

  private static final String DUE =
      PaymentRows.COLUMNS
          + """
          WHERE state = :state AND look_at <= UTC_TIMESTAMP(3) ORDER BY look_at, id LIMIT :max
          """;

  /** A hint that comes soon after another brings the look no nearer than the pause allows. */
  private static final String HINT =
      """
      UPDATE payment SET
        look_at = LEAST(COALESCE(look_at, TIMESTAMP'9999-01-01 00:00:00'),
          GREATEST(UTC_TIMESTAMP(3), COALESCE(hint_from, UTC_TIMESTAMP(3)))),
        hint_from = IF(hint_from > UTC_TIMESTAMP(3), hint_from,
          UTC_TIMESTAMP(3) + INTERVAL :pause SECOND)
      WHERE id = :id
      """;

  private static final String HINTED =
      """
      SELECT id FROM payment WHERE payment_key = :key
        AND (look_at IS NULL
          OR look_at > GREATEST(UTC_TIMESTAMP(3), COALESCE(hint_from, UTC_TIMESTAMP(3))))
      """;

  private static final String COMPARED =
      """
      UPDATE payment SET differs = :differs,
        hint_from = UTC_TIMESTAMP(3) + INTERVAL :hints SECOND,
        look_at = CASE
          WHEN :givenBack THEN UTC_TIMESTAMP(3) + INTERVAL 1 MINUTE
          WHEN differs IS NOT NULL THEN UTC_TIMESTAMP(3) + INTERVAL 1 HOUR
          WHEN ended_at > UTC_TIMESTAMP(3) - INTERVAL 1 HOUR THEN ended_at + INTERVAL 1 HOUR
          WHEN ended_at > UTC_TIMESTAMP(3) - INTERVAL 1 DAY THEN ended_at + INTERVAL 1 DAY
          ELSE NULL END
      WHERE id = :id
      """;

  private final JdbcClient database;

  PaymentLooks(JdbcClient database) {
    this.database = database;
  }

  List<Payment> due(Payment.State state, int max) {
    return database
        .sql(DUE)
        .param("state", state.name())
        .param("max", max)
        .query(PaymentRows::row)
        .list();
  }

  /** Takes up a look that is due; false when another server was faster. */
  boolean claim(Payment payment, Duration busy) {
    return database
            .sql(CLAIM)
            .param("busy", busy.toSeconds())
            .param("id", payment.id())
            .param("state", payment.state().name())
            .param("looks", payment.looks())
            .update()
        == 1;
  }

  /** After a look that was taken up and ended nothing. */
  void later(Payment taken, Duration pause) {
    database
        .sql(LATER)
        .param("pause", pause.toSeconds())
        .param("hints", HINT_PAUSE.toSeconds())
        .param("id", taken.id())
        .param("state", taken.state().name())
        .param("looks", taken.looks())
        .update();
  }

  /** Makes a payment of which nobody has asked the gateway due at once. */
  void leave(long id) {
    database.sql(LEAVE).param(id).update();
  }

  /** Brings the next look nearer; one that comes soon anyway costs no write. */
  void hint(String key) {
    database.sql(HINTED).param("key", key).query(Long.class).optional().ifPresent(id -> hint(id));
  }

  private void hint(long id) {
    database.sql(HINT).param("pause", HINT_PAUSE.toSeconds()).param("id", id).update();
  }

  /** Notes what a comparison found; as long as something differs it is looked at each hour. */
  void compared(long id, @Nullable Differs differs, boolean givenBack) {
    database
        .sql(COMPARED)
        .param("differs", differs == null ? null : differs.name())
        .param("givenBack", givenBack)
        .param("hints", HINT_PAUSE.toSeconds())
        .param("id", id)
        .update();
  }
}
