package dev.rushgate.model;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a drop takes entries: a lobby from {@code lobbyOpensAt} on (none when null), everybody from
 * {@code opensAt} on, nobody from {@code closesAt} on.
 */
public record Schedule(Instant opensAt, Instant closesAt, @Nullable Instant lobbyOpensAt) {

  public static final Duration OPEN_MAX = Duration.ofDays(90);
  public static final Duration LOBBY_MAX = Duration.ofDays(1);

  /** Refuses instants in the wrong order and spans beyond the bounds. */
  public Schedule {
    Rules.require(opensAt.isBefore(closesAt), "closesAt", "is after opensAt");
    Rules.require(
        Duration.between(opensAt, closesAt).compareTo(OPEN_MAX) <= 0,
        "closesAt",
        "is within 90 days of opensAt");
    if (lobbyOpensAt != null) {
      Rules.require(
          lobbyOpensAt.isBefore(opensAt)
              && Duration.between(lobbyOpensAt, opensAt).compareTo(LOBBY_MAX) <= 0,
          "lobbySeconds",
          "is at most a day");
    }
  }
}
