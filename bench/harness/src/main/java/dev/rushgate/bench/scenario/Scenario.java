package dev.rushgate.bench.scenario;

/** Something to measure. */
public interface Scenario {

  /** The word of the command line, such as {@code entering}. */
  String name();

  /** Measures all its contenders, one after the other and again, and hands in what it saw. */
  void run(Bench bench);
}
