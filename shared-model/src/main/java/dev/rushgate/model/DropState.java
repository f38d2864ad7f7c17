package dev.rushgate.model;

/** What the operator decided about a drop. The clock and the stock decide the rest. */
public enum DropState {
  OPEN,
  PAUSED,
  CLOSED
}
