package dev.rushgate.bench.scenario;

import dev.rushgate.bench.rig.Pause;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How fast a counter climbs, from the first step seen to the last. What lies before the first step
 * (a start, a rebalance, the first poll) is left out, and so are the units of that step.
 */
final class RateWatch {

  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
  private static final Duration WHOLE_MAX = Duration.ofMinutes(2);

  private RateWatch() {}

  /** Returns when the counter has reached {@code goal}, which it climbs to from zero. */
  static double perSecond(LongSupplier counter, long goal) {
    long deadline = System.nanoTime() + WHOLE_MAX.toNanos();
    long first = above(0, counter, deadline);
    long firstAt = System.nanoTime();
    above(goal - 1, counter, deadline);
    long lastAt = System.nanoTime();
    if (first >= goal) {
      throw new IllegalStateException(
          "all " + goal + " came between two looks: too few to measure");
    }
    return (goal - first) * 1e9 / (lastAt - firstAt);
  }

  private static long above(long bound, LongSupplier counter, long deadline) {
    long now = counter.getAsLong();
    while (now <= bound) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("still at " + now + " after " + WHOLE_MAX);
      }
      Pause.of(LOOK_AGAIN);
      now = counter.getAsLong();
    }
    return now;
  }
}
