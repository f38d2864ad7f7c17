package dev.rushgate.edge.gate.entry;

import dev.rushgate.edge.gate.access.Ticket;
import dev.rushgate.edge.gate.access.Tickets;
import dev.rushgate.edge.gate.board.DropBoard;
import dev.rushgate.edge.gate.board.DropView;
import dev.rushgate.edge.http.Instants;
import dev.rushgate.edge.queue.Entry;
import dev.rushgate.edge.queue.Figures;
import dev.rushgate.model.DropId;
import dev.rushgate.model.MemberId;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** An entry as the API shows it, with a ticket while it is alive. */
public final class EntryBody {

  /** A ticket this old is answered with a new one, so that waiting is not bound by its age. */
  private static final long TICKET_RENEWED_AFTER_MS = 5 * 60 * 1_000L;

  private static final OptionalLong NOBODY_AHEAD = OptionalLong.of(0);

  private final Tickets tickets;
  private final DropBoard board;

  public EntryBody(Tickets tickets, DropBoard board) {
    this.tickets = tickets;
    this.board = board;
  }

  /** What Redis said of the member's entry. */
  EntryView of(DropId drop, MemberId member, Seen<Entry> seen) {
    var figures = seen.figures();
    return switch (seen.what()) {
      case Entry.Queued q ->
          queued(
              drop,
              q.seq(),
              q.place(),
              figures,
              ticket(drop, member, q.epoch(), q.seq(), q.place()),
              board.view(drop).map(view -> view.drop().message()).orElse(null));
      case Entry.Admitted a -> admitted(drop, member, a, figures);
      case Entry.Settled s -> settled(drop, member, s, figures);
      case Entry.Returned r ->
          over(
              drop,
              "RETURNED",
              figures,
              r.id().toString(),
              r.reason().isEmpty() ? null : r.reason());
      case Entry.Refused r -> over(drop, "REFUSED", figures, null, r.reason());
      case Entry.Left left -> over(drop, "LEFT", figures, null, null);
      case Entry.None none -> EntryView.none(drop);
    };
  }

  /** The place that a ticket tells, by figures that memory holds. */
  EntryView of(Ticket ticket, String text, DropView view) {
    boolean old = board.clock().nowMs() - ticket.issuedAtMs() > TICKET_RENEWED_AFTER_MS;
    String shown =
        old
            ? ticket(ticket.drop(), ticket.member(), ticket.epoch(), ticket.score(), ticket.place())
            : text;
    return waiting(ticket, shown, view);
  }

  static EntryView waiting(Ticket ticket, @Nullable String text, DropView view) {
    return queued(
        ticket.drop(), ticket.score(), ticket.place(), view.figures(), text, view.drop().message());
  }

  /** In a lobby the draw is nobody's business yet. */
  private static EntryView queued(
      DropId drop,
      long score,
      OptionalLong place,
      Figures figures,
      @Nullable String ticket,
      @Nullable String message) {
    boolean placed = place.isPresent();
    return new EntryView(
        drop,
        "QUEUED",
        placed ? OptionalLong.of(score) : OptionalLong.empty(),
        placed
            ? OptionalLong.of(Math.max(0, place.getAsLong() - figures.no()))
            : OptionalLong.empty(),
        figures.remaining(),
        ticket,
        null,
        null,
        null,
        null,
        null,
        message);
  }

  private EntryView admitted(DropId drop, MemberId member, Entry.Admitted a, Figures figures) {
    return new EntryView(
        drop,
        "ADMITTED",
        OptionalLong.of(a.seq()),
        NOBODY_AHEAD,
        figures.remaining(),
        ticket(drop, member, figures.epoch(), a.seq(), OptionalLong.empty()),
        a.id().toString(),
        null,
        null,
        null,
        null,
        null);
  }

  private EntryView settled(DropId drop, MemberId member, Entry.Settled s, Figures figures) {
    return new EntryView(
        drop,
        "SETTLED",
        OptionalLong.of(s.seq()),
        NOBODY_AHEAD,
        figures.remaining(),
        ticket(drop, member, figures.epoch(), s.seq(), OptionalLong.empty()),
        s.id().toString(),
        text(s.orderId()),
        text(s.couponId()),
        s.payByMs().isPresent() ? Instants.text(s.payByMs().getAsLong()) : null,
        null,
        null);
  }

  private static EntryView over(
      DropId drop,
      String state,
      Figures figures,
      @Nullable String admissionId,
      @Nullable String reason) {
    var none = OptionalLong.empty();
    return new EntryView(
        drop,
        state,
        none,
        none,
        figures.remaining(),
        null,
        admissionId,
        null,
        null,
        null,
        reason,
        null);
  }

  private static @Nullable String text(OptionalLong id) {
    return id.isPresent() ? Long.toString(id.getAsLong()) : null;
  }

  private String ticket(DropId drop, MemberId member, long epoch, long score, OptionalLong place) {
    return tickets.write(new Ticket(drop, member, epoch, score, place, board.clock().nowMs()));
  }
}
