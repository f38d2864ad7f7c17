package dev.rushgate.edge.gate.board;

/** The state of a drop as shoppers are shown it. */
public enum ShownState {
  /** Not open, and no lobby either. */
  SCHEDULED,
  /** Takes entries whose order is drawn. */
  LOBBY,
  /** Takes entries. */
  OPEN,
  /** Takes none for now. */
  PAUSED,
  /** Takes none unless units come back. */
  SOLD_OUT,
  /** Over. */
  CLOSED
}
