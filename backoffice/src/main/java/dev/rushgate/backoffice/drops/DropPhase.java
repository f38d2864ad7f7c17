package dev.rushgate.backoffice.drops;

/** What a drop is doing, by the operator's word, the clock and the stock. */
public enum DropPhase {
  SCHEDULED,
  OPEN,
  PAUSED,
  SOLD_OUT,
  CLOSED,
  /** Closed before its opening. */
  CANCELLED
}
