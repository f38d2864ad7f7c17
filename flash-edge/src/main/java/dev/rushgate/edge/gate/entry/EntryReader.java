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
import io.vertx.core.json.JsonObject;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Entries for who wants to hear of them again and again. One per event loop. */
public final class EntryReader {

  /**
   * An entry as told.
   *
   * @param body as the API shows it; of a member without an entry only its {@code state} NONE
   * @param ticket what tells the place from now on, if anything does
   */
  public record Told(JsonObject body, @Nullable Ticket ticket) {

    /** Whether a shopper would see no difference. */
    public boolean saysTheSameAs(Told other) {
      return body.fieldNames().stream()
          .filter(name -> !name.equals("ticket") && !name.equals("remaining"))
          .allMatch(name -> Objects.equals(body.getValue(name), other.body.getValue(name)));
    }
  }

  private final DropBoard board;
  private final EntryDesk desk;
  private final Tickets tickets;
  private final EntryBody bodies;

  public EntryReader(DropBoard board, EntryDesk desk, Tickets tickets) {
    this.board = board;
    this.desk = desk;
    this.tickets = tickets;
    this.bodies = new EntryBody(tickets, board.clock()::nowMs);
  }

  public boolean tells(Ticket ticket, DropView view) {
    return Places.tells(board, ticket, view);
  }

  public Told fromMemory(Ticket ticket, DropView view) {
    return new Told(bodies.of(ticket, tickets.write(ticket), view), ticket);
  }

  /** Asks Redis, together with others who ask now. */
  public Future<Told> read(DropId drop, MemberId member) {
    return desk.read(drop, member).map(seen -> told(drop, member, seen));
  }

  private Told told(DropId drop, MemberId member, Seen<Entry> seen) {
    if (seen.what() instanceof Entry.None) {
      return new Told(new JsonObject().put("dropId", drop.toString()).put("state", "NONE"), null);
    }
    var body = bodies.of(drop, member, seen);
    return new Told(body, seen.what() instanceof Entry.Queued ? ticketOf(body, drop) : null);
  }

  private @Nullable Ticket ticketOf(JsonObject body, DropId drop) {
    return switch (tickets.read(body.getString("ticket"), drop, Tickets.AGE_MAX_MS)) {
      case TicketReading.Valid v -> v.ticket();
      case TicketReading.Invalid i -> null;
    };
  }
}
