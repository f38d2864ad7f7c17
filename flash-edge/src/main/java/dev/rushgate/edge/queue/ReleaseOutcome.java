package dev.rushgate.edge.queue;

import java.util.List;

/** What returning units came to. */
public sealed interface ReleaseOutcome permits ReleaseOutcome.Released, NotArmed, DropUnknown {

  /** For each unit, in the order given, whether it came back now. */
  record Released(List<Unit> units) implements ReleaseOutcome {}

  /** What became of one unit. */
  enum Unit {
    /** It goes to the next in line, or shrinks a capacity that is being lowered. */
    RETURNED,
    /** Applied before, or counted by a rebuild. */
    NO_MATCH
  }
}
