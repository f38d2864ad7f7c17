package dev.rushgate.edge.queue;

/** What became of an acknowledge, or of leases given back. */
public sealed interface AcknowledgeOutcome
    permits AcknowledgeOutcome.Done, AcknowledgeOutcome.Stale, DropUnknown {

  /** {@code changed} of the named leases were still leased; the others ended before. */
  record Done(long changed) implements AcknowledgeOutcome {}

  /** Not armed, or another epoch: nothing changed, and the records count for nothing. */
  record Stale() implements AcknowledgeOutcome {}
}
