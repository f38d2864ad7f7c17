package dev.rushgate.edge.gate.access;

/** What a text that claims to be a ticket is. */
public sealed interface TicketReading {

  /** One of ours, for this drop, not too old. */
  record Valid(Ticket ticket) implements TicketReading {}

  /** Anything else. */
  record Invalid(String why) implements TicketReading {}
}
