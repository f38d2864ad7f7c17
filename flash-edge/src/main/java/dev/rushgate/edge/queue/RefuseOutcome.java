package dev.rushgate.edge.queue;

/** What refusing the waiting came to. */
public sealed interface RefuseOutcome
    permits RefuseOutcome.Refused, RefuseOutcome.NotHopeless, NotArmed, DropUnknown {

  /** {@code refused} members were told; {@code waiting} are left for the next call. */
  record Refused(long refused, long waiting) implements RefuseOutcome {}

  /** A unit may still come to them: nobody was refused. */
  record NotHopeless() implements RefuseOutcome {}
}
