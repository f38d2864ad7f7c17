package dev.rushgate.rush.service;

/**
 * The clock that opens drops, as {@code /api/v1/time} told it: this machine's clock plus {@code
 * offsetMs}, at most {@code errorMs} wrong.
 */
public record ServerClock(long offsetMs, long errorMs) {

  /** The server's time at a local instant, as good as it is known. */
  public long at(long localMs) {
    return localMs + offsetMs;
  }

  /** No instant on the server later than this one can belong to the local instant. */
  public long latest(long localMs) {
    return localMs + offsetMs + errorMs;
  }

  /** The local instant at which the server's clock shows {@code serverMs}. */
  public long local(long serverMs) {
    return serverMs - offsetMs;
  }
}
