package dev.rushgate.edge.gate.entry;

import dev.rushgate.edge.gate.access.Ticket;
import dev.rushgate.edge.gate.board.DropBoard;
import dev.rushgate.edge.gate.board.DropView;

/** When a ticket and the board tell a place without Redis. */
public final class Places {

  private Places() {}

  /**
   * The ticket must be of the present life of the drop, beyond what was served, and nothing may
   * have been heard of its entry since. One from the lobby says nothing more once the drop opened.
   */
  public static boolean tells(DropBoard board, Ticket ticket, DropView view) {
    boolean placed = ticket.place().isPresent() || !view.figures().opened();
    return placed
        && view.stillWaits(ticket.epoch(), ticket.score())
        && !board.touched().since(ticket.drop(), ticket.member(), ticket.issuedAtMs());
  }
}
