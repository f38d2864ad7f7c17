package dev.rushgate.edge.queue;

/** What publishing a changed spec came to. */
public sealed interface UpdateOutcome
    permits UpdateOutcome.Updated,
        UpdateOutcome.AlreadyApplied,
        UpdateOutcome.OtherEpoch,
        NotArmed,
        DropUnknown {

  /** Applied; {@code capacity} is still above the target when units in hands must come back. */
  record Updated(long capacity, long remaining) implements UpdateOutcome {}

  /** Redis has {@code version} already, or a newer one. */
  record AlreadyApplied(long version, long capacity) implements UpdateOutcome {}

  /** Redis lives in another epoch than the caller read. */
  record OtherEpoch(long version, long capacity) implements UpdateOutcome {}
}
