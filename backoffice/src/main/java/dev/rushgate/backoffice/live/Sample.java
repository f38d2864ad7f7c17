package dev.rushgate.backoffice.live;

import dev.rushgate.model.DropId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a drop stood at one instant of Redis' clock.
 *
 * @param slot the second of the database's clock in which it was written
 * @param admitted a counter of the epoch
 * @param settleLagMs null when it was not known
 */
record Sample(
    DropId drop,
    long slot,
    Instant at,
    long epoch,
    boolean armed,
    long waiting,
    long remaining,
    long admitted,
    long underWay,
    @Nullable Long settleLagMs) {

  private static final double MS_PER_SECOND = 1_000;

  /** How many were admitted per second since an earlier sample; none across a rebuild. */
  double perSecondSince(Sample before) {
    double seconds = Duration.between(before.at, at).toMillis() / MS_PER_SECOND;
    return seconds <= 0 || epoch != before.epoch
        ? 0
        : Math.max(0, admitted - before.admitted) / seconds;
  }
}
