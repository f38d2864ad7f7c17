package dev.rushgate.edge.queue;

import dev.rushgate.model.Drop;

/** All there is to know of a published drop, but its members, at one moment. */
public record DropSnapshot(
    Arming arming, Drop drop, Figures figures, Units units, Counters counters)
    implements SnapshotReply {

  /** Whether Redis' state of the drop is to be trusted, or why not. */
  public enum Arming {
    /** Trusted. */
    ARMED,
    /** A rebuild has begun and not ended. */
    FENCED,
    /** Another server process than the one that was given the drop. */
    RESTARTED
  }

  /**
   * Units and who has them. While armed {@code capacity = remaining + held}; leased and sent are
   * parts of held. {@code lost} are members whose ticket outlived their entry.
   */
  public record Units(
      long capacity, long target, long leased, long sent, long held, long lost, long fence) {}

  /** Counted since the epoch began: entered = waiting + leased + admitted + refused + left. */
  public record Counters(long entered, long admitted, long refused, long left) {}

  /** Whether Redis' state of the drop is to be trusted. */
  public boolean armed() {
    return arming == Arming.ARMED;
  }
}
