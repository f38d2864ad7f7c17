package dev.rushgate.backoffice.live;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a drop stands now: what the pages show and are pushed.
 *
 * @param at when it was looked at, by Redis' clock; null when it never was, or not of late
 * @param perSecond how many were admitted per second of late
 * @param underWay units that were popped and are not settled
 * @param settleLagMs null when it is not known
 * @param version of the spec, which counts changes by operators
 */
public record Standing(
    String id,
    ShownState state,
    @Nullable Instant at,
    boolean armed,
    long waiting,
    long remaining,
    double perSecond,
    long underWay,
    @Nullable Long settleLagMs,
    int admitPerSecond,
    @Nullable String message,
    long version) {}
