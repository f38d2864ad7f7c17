package dev.rushgate.edge.gate.entry;

/** Redis does not have the drop, or cannot be trusted with it now; it is going to be rebuilt. */
final class DropAway extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DropAway() {
    super("drop away", null, false, false);
  }
}
