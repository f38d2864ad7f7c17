package dev.rushgate.bench.scenario;

import dev.rushgate.bench.result.Series;
import java.util.List;
import java.util.stream.Stream;

/**
 * One repetition of one contender.
 *
 * @param cpuMicros processor time per unit of work; 0 when it was not measured
 * @param broken promises that the stores showed broken afterwards
 */
record Sample(double value, double cpuMicros, List<String> broken) {

  static Sample of(double value) {
    return new Sample(value, 0, List.of());
  }

  /** All repetitions of one contender. */
  static Series series(
      String scenario, String contender, String unit, List<Sample> samples, String... notes) {
    List<String> broken =
        samples.stream().flatMap(sample -> sample.broken.stream()).distinct().toList();
    double cpu = samples.stream().mapToDouble(Sample::cpuMicros).average().orElse(0);
    return new Series(
        scenario,
        contender,
        unit,
        samples.stream().map(Sample::value).toList(),
        cpu,
        Stream.concat(Stream.of(notes), broken.stream()).toList(),
        !broken.isEmpty());
  }
}
