package dev.rushgate.edge.gate.stream;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts the streams of the process, and keeps them within their bound. */
public final class StreamMeter {

  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger dropped = new AtomicInteger();

  /** Takes a place for one more stream, if there is one. */
  boolean take(int max) {
    return open.getAndUpdate(n -> n < max ? n + 1 : n) < max;
  }

  void giveBack() {
    open.decrementAndGet();
  }

  void droppedOne() {
    dropped.incrementAndGet();
  }

  /** Open now. */
  public int open() {
    return open.get();
  }

  /** Cut since the process began, because their clients did not read. */
  public int dropped() {
    return dropped.get();
  }
}
