package dev.rushgate.edge.queue;

import java.util.List;

/** What telling results came to. */
public sealed interface ResultOutcome permits ResultOutcome.Told, NotArmed, DropUnknown {

  /** For each verdict, in the order given, whether it was written. */
  record Told(List<Telling> tellings) implements ResultOutcome {}

  /** What became of one verdict. */
  enum Telling {
    /** The member sees it. */
    TOLD,
    /** The unit is in other hands by now. */
    NO_MATCH
  }
}
