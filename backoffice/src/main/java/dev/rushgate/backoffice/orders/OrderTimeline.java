package dev.rushgate.backoffice.orders;

import dev.rushgate.backoffice.platform.Utc;
import dev.rushgate.model.event.Topics;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** All that happened to an order, from the entry into its drop to now. */
@Service
@Transactional(readOnly = true)
public class OrderTimeline {

  private static final String ORDER =
      """
      SELECT o.state, o.created_at, COALESCE(o.window_until, o.pay_by) AS pay_by, a.seq, a.at
      FROM orders o
      LEFT JOIN admission a ON a.drop_id = o.drop_id AND a.epoch = o.epoch AND a.no = o.no
      WHERE o.id = ?
      """;

  private static final String TOLD =
      """
      SELECT m.sent_at
      FROM orders o
      JOIN outbox m ON m.topic = ? AND m.drop_id = o.drop_id AND m.epoch = o.epoch AND m.no = o.no
      WHERE o.id = ? AND m.sent_at IS NOT NULL
      """;

  private final JdbcClient database;
  private final OrderSteps steps;

  OrderTimeline(JdbcClient database, OrderSteps steps) {
    this.database = database;
    this.steps = steps;
  }

  /** What can happen. */
  public enum Kind {
    /** The member joined the queue; when, only the queue knows. */
    ENTERED,
    ADMITTED,
    PLACED,
    WINDOW_OPENED,
    PAYMENT_BEGUN,
    PAYMENT_FAILED,
    /** Money came after the end, and went back. */
    PAYMENT_LATE,
    PAID,
    EXPIRED,
    CANCELLED,
    PARTLY_REFUNDED,
    REFUNDED,
    /** Its unit was offered to the next in line. */
    RELEASED,
    /** Still to come: the end of the time to pay. */
    PAY_BY
  }

  /**
   * Something that happened.
   *
   * @param at null when nobody wrote it down
   * @param sequence of the entry, where that is what happened
   * @param by who did it, by name; null when it happened by itself
   * @param reason in their words, or the gateway's code
   */
  public record Event(
      Kind kind,
      @Nullable Instant at,
      @Nullable Long sequence,
      @Nullable String by,
      @Nullable String reason) {

    static Event of(Kind kind, @Nullable Instant at) {
      return new Event(kind, at, null, null, null);
    }
  }

  /** In the order in which it happened. */
  public List<Event> of(long orderId) {
    List<Event> begin =
        database
            .sql(ORDER)
            .param(orderId)
            .query(OrderTimeline::events)
            .optional()
            .orElse(List.of());
    var all = new ArrayList<>(begin);
    steps.of(orderId).forEach(step -> all.add(event(step)));
    database
        .sql(TOLD)
        .params(Topics.RELEASES, orderId)
        .query(LocalDateTime.class)
        .list()
        .forEach(sent -> all.add(Event.of(Kind.RELEASED, Utc.instant(sent))));
    all.sort(Comparator.comparing(OrderTimeline::place));
    return all;
  }

  private static Instant place(Event event) {
    Instant at = event.at();
    return at == null ? Instant.MIN : at;
  }

  private static Event event(OrderStep step) {
    Kind kind =
        switch (step.cause()) {
          case WINDOW_OPENED -> Kind.WINDOW_OPENED;
          case PAYMENT_BEGUN -> Kind.PAYMENT_BEGUN;
          case PAYMENT_FAILED -> Kind.PAYMENT_FAILED;
          case PAYMENT_LATE -> step.after() == OrderState.PAID ? Kind.PAID : Kind.PAYMENT_LATE;
          case PAYMENT_MADE, PAID_BY_HAND -> Kind.PAID;
          case TIME_OVER -> Kind.EXPIRED;
          case CANCELLED -> Kind.CANCELLED;
          case REFUNDED ->
              step.after() == OrderState.REFUNDED ? Kind.REFUNDED : Kind.PARTLY_REFUNDED;
        };
    return new Event(kind, step.at(), null, step.by(), step.reason());
  }

  private static List<Event> events(ResultSet row, int rowNumber) throws SQLException {
    var events = new ArrayList<Event>();
    Long sequence = row.getObject("seq", Long.class);
    if (sequence != null) {
      events.add(new Event(Kind.ENTERED, null, sequence, null, null));
      events.add(Event.of(Kind.ADMITTED, at(row, "at")));
    }
    events.add(Event.of(Kind.PLACED, at(row, "created_at")));
    Instant payBy = at(row, "pay_by");
    boolean open =
        switch (OrderState.valueOf(row.getString("state"))) {
          case TO_PAY, PAYING -> true;
          case PAID, EXPIRED, CANCELLED, REFUNDED, PARTLY_REFUNDED -> false;
        };
    if (open && payBy != null) {
      events.add(Event.of(Kind.PAY_BY, payBy));
    }
    return events;
  }

  private static @Nullable Instant at(ResultSet row, String column) throws SQLException {
    return Utc.orNull(row.getObject(column, LocalDateTime.class));
  }
}
