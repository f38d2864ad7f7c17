package dev.rushgate.edge.queue;

/** What ending a rebuild came to. */
public sealed interface RestoreOutcome {

  /** The drop is armed. */
  record Restored(long waiting) implements RestoreOutcome {}

  /** This very restore was applied before: an earlier answer got lost. */
  record Already() implements RestoreOutcome {}

  /** Another rebuild came between, or Redis restarted: begin anew. */
  record Fenced() implements RestoreOutcome {}

  /** A list did not arrive whole: begin anew. */
  record Incomplete() implements RestoreOutcome {}
}
