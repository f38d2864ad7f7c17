package dev.rushgate.edge.publish;

import dev.rushgate.model.Drop;
import dev.rushgate.model.DropId;
import dev.rushgate.model.DropState;

/** A drop as MySQL has it: what it is, what the operator wants, and the row that guards it. */
record DropRow(Drop drop, DropState state, Stock stock) {

  DropId id() {
    return drop.id();
  }

  /** The numbers of {@code drop_stock}. */
  record Stock(
      long capacity,
      long target,
      long live,
      long paid,
      long epoch,
      long nextEpoch,
      long version,
      boolean suspect) {

    /** What capacity becomes when Redis is handed the drop anew: at its target, or on its way. */
    long capacityOnRebuild() {
      return target < capacity ? Math.max(target, live) : capacity;
    }
  }
}
