package dev.rushgate.edge.queue;

import dev.rushgate.model.Drop;
import dev.rushgate.model.DropState;

/** A newer version of a drop's spec, for the life of the data that the caller read. */
public record SpecChange(long epoch, long version, long target, DropState state, Drop drop) {

  /** Refuses an epoch or version below 1 and a negative target. */
  public SpecChange {
    if (epoch < 1 || version < 1 || target < 0) {
      throw new IllegalArgumentException("epoch and version start at 1, target at 0");
    }
  }
}
