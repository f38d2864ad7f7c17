package dev.rushgate.bench.scenario;

/**
 * How thorough a run is.
 *
 * @param repetitions of each contender
 * @param seconds of load in each repetition
 * @param warmUpSeconds of load before the first
 */
public record Pace(int repetitions, int seconds, int warmUpSeconds, boolean quick) {

  public static Pace full() {
    return new Pace(5, 6, 10, false);
  }

  public static Pace quickly() {
    return new Pace(1, 2, 3, true);
  }
}
