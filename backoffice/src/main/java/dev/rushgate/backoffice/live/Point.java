package dev.rushgate.backoffice.live;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A point of a drop's history.
 *
 * @param perSecond how many were admitted per second since the point before
 * @param settleLagMs null where it is not known
 */
public record Point(
    Instant at,
    long waiting,
    long remaining,
    double perSecond,
    long underWay,
    @Nullable Long settleLagMs) {}
