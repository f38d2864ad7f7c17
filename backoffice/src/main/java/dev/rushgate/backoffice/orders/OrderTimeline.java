package dev.rushgate.backoffice.orders;

import dev.rushgate.backoffice.audit.AuditEntry;
import dev.rushgate.backoffice.audit.AuditSearch;
import dev.rushgate.backoffice.audit.AuditTrail;
import dev.rushgate.backoffice.audit.Subject;
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
import org.springframework.data.domain.PageRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** All that happened to an order, from the entry into its drop to now. */
@Service
@Transactional(readOnly = true)
public class OrderTimeline {

  private static final int CHANGES_MAX = 50;

  private static final String ORDER =
      """
      SELECT o.state, o.created_at, o.pay_by, o.paid_at, o.updated_at, a.seq, a.at
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
  private final AuditTrail trail;

  OrderTimeline(JdbcClient database, AuditTrail trail) {
    this.database = database;
    this.trail = trail;
  }

  /** What can happen. */
  public enum Kind {
    /** The member joined the queue; when, only the queue knows. */
    ENTERED,
    ADMITTED,
    PLACED,
    PAID,
    EXPIRED,
    CANCELLED,
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
   * @param by who on the staff did it, or null
   * @param reason in their words, or null
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

    Event by(AuditEntry entry) {
      return new Event(kind, at, sequence, entry.actorName(), entry.reason());
    }
  }

  /** In the order in which it happened. */
  public List<Event> of(long orderId) {
    List<Event> events =
        database
            .sql(ORDER)
            .param(orderId)
            .query(OrderTimeline::events)
            .optional()
            .orElse(List.of());
    var all = new ArrayList<>(events);
    database
        .sql(TOLD)
        .params(Topics.RELEASES, orderId)
        .query(LocalDateTime.class)
        .list()
        .forEach(sent -> all.add(Event.of(Kind.RELEASED, Utc.instant(sent))));
    var changes = AuditSearch.about(Subject.order(orderId));
    for (AuditEntry entry : trail.search(changes, PageRequest.of(0, CHANGES_MAX))) {
      all.replaceAll(event -> isOf(event, entry) ? event.by(entry) : event);
    }
    all.sort(Comparator.comparing(OrderTimeline::place));
    return all;
  }

  private static boolean isOf(Event event, AuditEntry entry) {
    return event.kind().name().equalsIgnoreCase(entry.action());
  }

  private static Instant place(Event event) {
    Instant at = event.at();
    return at == null ? Instant.MIN : at;
  }

  private static List<Event> events(ResultSet row, int rowNumber) throws SQLException {
    var events = new ArrayList<Event>();
    Long sequence = row.getObject("seq", Long.class);
    if (sequence != null) {
      events.add(new Event(Kind.ENTERED, null, sequence, null, null));
      events.add(Event.of(Kind.ADMITTED, at(row, "at")));
    }
    events.add(Event.of(Kind.PLACED, at(row, "created_at")));
    Instant paid = at(row, "paid_at");
    if (paid != null) {
      events.add(Event.of(Kind.PAID, paid));
    }
    switch (OrderState.valueOf(row.getString("state"))) {
      case EXPIRED -> events.add(Event.of(Kind.EXPIRED, at(row, "updated_at")));
      case CANCELLED -> events.add(Event.of(Kind.CANCELLED, at(row, "updated_at")));
      case REFUNDED, PARTLY_REFUNDED -> events.add(Event.of(Kind.REFUNDED, at(row, "updated_at")));
      case TO_PAY, PAYING -> {
        Instant payBy = at(row, "pay_by");
        if (payBy != null) {
          events.add(Event.of(Kind.PAY_BY, payBy));
        }
      }
      case PAID -> {}
    }
    return events;
  }

  private static @Nullable Instant at(ResultSet row, String column) throws SQLException {
    return Utc.orNull(row.getObject(column, LocalDateTime.class));
  }
}
