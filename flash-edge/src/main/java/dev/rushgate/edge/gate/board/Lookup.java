package dev.rushgate.edge.gate.board;

/** What the board has to say about a drop. */
public sealed interface Lookup {

  /** Redis has it. */
  record Known(DropView view) implements Lookup {}

  /** It was there, or is being put there, and Redis does not have it now. */
  record Away() implements Lookup {}

  /** There is no such drop. */
  record Unknown() implements Lookup {}

  /** This gate has not seen Redis yet. */
  record NotRead() implements Lookup {}
}
