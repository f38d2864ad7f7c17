package dev.rushgate.model;

/**
 * The bounds of a drop: {@code offered} units, {@code waitlist} places beyond them, {@code
 * lobbyMax} members in the lobby, {@code admitPerSecond} units handed out per second at most.
 */
public record Limits(int offered, int waitlist, int lobbyMax, int admitPerSecond) {

  public static final int UNITS_MAX = 1_000_000;
  public static final int PLACES_MAX = 10_000_000;
  public static final int ADMIT_PER_SECOND_MAX = 100_000;

  /** Refuses numbers outside their bounds, naming the field. */
  public Limits {
    Rules.require(offered >= 1 && offered <= UNITS_MAX, "capacity", "is 1 to " + UNITS_MAX);
    Rules.require(waitlist >= 0 && waitlist <= PLACES_MAX, "waitlist", "is 0 to " + PLACES_MAX);
    Rules.require(lobbyMax >= 0 && lobbyMax <= PLACES_MAX, "lobbyMax", "is 0 to " + PLACES_MAX);
    Rules.require(
        admitPerSecond >= 1 && admitPerSecond <= ADMIT_PER_SECOND_MAX,
        "admitPerSecond",
        "is 1 to " + ADMIT_PER_SECOND_MAX);
  }
}
