package dev.rushgate.edge.queue;

/** What a look at a drop found. */
public sealed interface SnapshotReply permits DropSnapshot, SnapshotReply.FenceOnly, DropUnknown {

  /** Redis holds no more than the fence of a rebuild that has not ended. */
  record FenceOnly(long fence, long nowMs) implements SnapshotReply {}
}
