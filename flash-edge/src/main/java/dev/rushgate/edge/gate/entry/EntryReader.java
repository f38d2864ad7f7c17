package dev.rushgate.edge.gate.entry;

import dev.rushgate.edge.gate.access.Ticket;
import dev.rushgate.edge.gate.access.TicketReading;
import dev.rushgate.edge.gate.access.Tickets;
import dev.rushgate.edge.gate.board.DropBoard;
import dev.rushgate.edge.gate.board.DropView;
import dev.rushgate.edge.queue.Entry;
import dev.rushgate.model.DropId;
import dev.rushgate.model.MemberId;
import io.vertx.core.Future;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Entries for who wants to hear of them again and again. One per event loop. */
public final class EntryReader {

  /**
   * An entry as told.
   *
   * @param ticket what tells the place from now on, if anything does
   */
  public record Told(EntryView view, @Nullable Ticket ticket) {}

  private final DropBoard board;
  private final EntryDesk desk;
  private final Tickets tickets;
  private final EntryBody bodies;

  public EntryReader(DropBoard board, EntryDesk desk, Tickets tickets) {
    this.board = board;
    this.desk = desk;
    this.tickets = tickets;
    this.bodies = new EntryBody(tickets, board);
  }

  public boolean tells(Ticket ticket, DropView view) {
    return Places.tells(board, ticket, view);
  }

  /** What {@link #fromMemory} would tell, without a ticket: to see whether it is news. */
  public EntryView news(Ticket ticket, DropView view) {
    return EntryBody.waiting(ticket, null, view).news();
  }

  public Told fromMemory(Ticket ticket, DropView view) {
    return new Told(bodies.of(ticket, tickets.write(ticket), view), ticket);
  }

  /** Asks Redis, together with others who ask now. */
  public Future<Told> read(DropId drop, MemberId member) {
    return desk.read(drop, member).map(seen -> told(drop, member, seen));
  }

  private Told told(DropId drop, MemberId member, Seen<Entry> seen) {
    var view = bodies.of(drop, member, seen);
    return new Told(view, seen.what() instanceof Entry.Queued ? ticketOf(view) : null);
  }

  private @Nullable Ticket ticketOf(EntryView view) {
    String text = Objects.requireNonNull(view.ticket(), "who waits has a ticket");
    return switch (tickets.read(text, view.drop(), Tickets.AGE_MAX_MS)) {
      case TicketReading.Valid v -> v.ticket();
      case TicketReading.Invalid i -> null;
    };
  }
}
