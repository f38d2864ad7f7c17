package dev.rushgate.edge.gate.board;

import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Redis' clock, as far as it can be known from here. Each reading brackets it: Redis looked at its
 * clock somewhere between the question and the answer, so the middle is wrong by half the round
 * trip at most. What passes since is counted on the gate's own clock, which may be wrong by hours
 * but runs evenly. Safe for all event loops.
 */
public final class RedisClock {

  /** Both clocks are read in whole milliseconds. */
  private static final double ROUNDING_MS = 2;

  /** Two quartz clocks drift apart by far less than this. */
  private static final double DRIFT_PER_MS = 0.001;

  /** Beyond this age a reading says nothing any more. */
  private static final long AGE_MAX_MS = 10_000;

  /** For what nobody thought of; see {@link #surelyBefore}. */
  static final long MARGIN_MS = 20;

  private record Reading(double redisMinusOwnMs, double errorMs, long takenAtOwnMs) {

    double errorAt(long ownMs) {
      return errorMs + Math.abs(ownMs - takenAtOwnMs) * DRIFT_PER_MS;
    }
  }

  private final LongSupplier ownMs;
  private volatile @Nullable Reading reading;

  /** {@code ownMs} runs evenly and need not tell the right time. */
  public RedisClock(LongSupplier ownMs) {
    this.ownMs = ownMs;
  }

  /** The gate's own clock, for {@link #learn}. */
  long ownMs() {
    return ownMs.getAsLong();
  }

  /** Takes a reading: asked and answered by the own clock, {@code redisMs} in between. */
  void learn(long askedOwnMs, long redisMs, long answeredOwnMs) {
    double half = (answeredOwnMs - askedOwnMs) / 2.0;
    var fresh = new Reading(redisMs - (askedOwnMs + half), half + ROUNDING_MS, answeredOwnMs);
    var old = reading;
    if (old == null || isBetter(fresh, old, answeredOwnMs)) {
      reading = fresh;
    }
  }

  /** The narrower one, unless they contradict each other: then Redis' clock was set. */
  private static boolean isBetter(Reading fresh, Reading old, long nowOwnMs) {
    double apart = Math.abs(fresh.redisMinusOwnMs - old.redisMinusOwnMs);
    double oldError = old.errorAt(nowOwnMs);
    return fresh.errorMs <= oldError || apart > fresh.errorMs + oldError;
  }

  /** Whether there is a reading recent enough to speak of Redis' time at all. */
  public boolean known() {
    var r = reading;
    return r != null && ownMs() - r.takenAtOwnMs <= AGE_MAX_MS;
  }

  /** The best guess, ms since 1970; the own clock before the first reading. */
  public long nowMs() {
    var r = reading;
    return r == null ? ownMs() : Math.round(ownMs() + r.redisMinusOwnMs);
  }

  /** Whether Redis, asked now, would certainly say that this instant is still to come. */
  boolean surelyBefore(long instantMs) {
    var r = reading;
    if (r == null || !known()) {
      return false;
    }
    long own = ownMs();
    return own + r.redisMinusOwnMs + r.errorAt(own) + MARGIN_MS < instantMs;
  }
}
