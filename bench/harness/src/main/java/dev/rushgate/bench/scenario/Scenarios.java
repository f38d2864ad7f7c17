package dev.rushgate.bench.scenario;

import java.util.List;

/** All that can be measured, in the order of a full run. */
public final class Scenarios {

  private Scenarios() {}

  /**
   * Those that say something after a few seconds: the others only do when everything is warm, and
   * polling says much the same as refusing.
   */
  public static List<Scenario> quick() {
    return List.of(new Entering(), new Batching(), new Refusing(), new Streaming());
  }

  public static List<Scenario> all() {
    return List.of(
        new Entering(),
        new Batching(),
        new Refusing(),
        new Polling(),
        new Streaming(),
        new Downstream(),
        new Claiming(),
        new Growth());
  }
}
