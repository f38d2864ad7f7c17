package dev.rushgate.bench.scenario;

import dev.rushgate.bench.machine.CpuBill;
import dev.rushgate.bench.result.Series;
import java.util.List;
import java.util.stream.Stream;

/**
 * One repetition of one contender.
 *
 * @param broken promises that the stores showed broken afterwards
 */
record Sample(double value, List<String> broken) {

  static Sample of(double value) {
    return new Sample(value, List.of());
  }

  /** All repetitions of one contender, whose processors nobody looked at. */
  static Series series(
      String scenario, String contender, String unit, List<Sample> samples, String... notes) {
    return series(scenario, contender, unit, samples, new CpuBill(), notes);
  }

  /** All repetitions of one contender. */
  static Series series(
      String scenario,
      String contender,
      String unit,
      List<Sample> samples,
      CpuBill cpu,
      String... notes) {
    List<String> broken =
        samples.stream().flatMap(sample -> sample.broken.stream()).distinct().toList();
    return new Series(
        scenario,
        contender,
        unit,
        samples.stream().map(Sample::value).toList(),
        cpu.each(),
        Stream.of(Stream.of(notes), cpu.notes().stream(), broken.stream())
            .flatMap(part -> part)
            .toList(),
        !broken.isEmpty());
  }
}
