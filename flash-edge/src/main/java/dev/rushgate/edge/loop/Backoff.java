package dev.rushgate.edge.loop;

import java.util.concurrent.ThreadLocalRandom;

/** Pauses in ms that double from a least to a most; each is drawn from its upper half. */
public final class Backoff {

  private final long leastMs;
  private final long mostMs;
  private long nextMs;

  public Backoff(long leastMs, long mostMs) {
    if (leastMs < 1 || mostMs < leastMs) {
      throw new IllegalArgumentException("a backoff is positive and does not shrink");
    }
    this.leastMs = leastMs;
    this.mostMs = mostMs;
    this.nextMs = leastMs;
  }

  /** The pause to make now; the next one is longer. */
  public long pauseMs() {
    long pause = nextMs;
    nextMs = Math.min(mostMs, nextMs * 2);
    return ThreadLocalRandom.current().nextLong(pause / 2, pause) + 1;
  }

  /** Something went well: the next pause is the shortest again. */
  public void reset() {
    nextMs = leastMs;
  }
}
