package dev.rushgate.backoffice.product.csv;

/** How far a file has come. */
public enum ImportState {
  /** Being read. */
  CHECKING,
  /** Without a flaw, waiting for somebody to confirm it. */
  READY,
  /** With flaws; nothing of it can be applied. */
  BROKEN,
  /** Confirmed, being written. */
  APPLYING,
  /** All of it is written. */
  DONE,
  /** Could not be written; nothing of it is. */
  FAILED,
  /** Given up. */
  DISCARDED;

  /** Whether a server works at it. */
  public boolean isUnderWay() {
    return this == CHECKING || this == APPLYING;
  }
}
