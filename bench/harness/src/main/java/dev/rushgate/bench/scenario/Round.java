package dev.rushgate.bench.scenario;

import dev.rushgate.bench.load.LoadResult;
import dev.rushgate.bench.machine.CpuMeter;
import dev.rushgate.bench.result.Series;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** The repetitions of one contender, as they come in. */
final class Round {

  private static final CpuMeter CPU = new CpuMeter();

  private final String scenario;
  private final String contender;
  private final String unit;
  private final ToDoubleFunction<LoadResult> figure;
  private final List<Double> samples = new ArrayList<>();
  private final List<Double> cpuMicros = new ArrayList<>();
  private final Set<String> notes = new LinkedHashSet<>();
  private boolean broken;

  /** {@code figure} is what counts of a load. */
  Round(String scenario, String contender, String unit, ToDoubleFunction<LoadResult> figure) {
    this.scenario = scenario;
    this.contender = contender;
    this.unit = unit;
    this.figure = figure;
  }

  /** Runs the load and takes its figure and what it cost those processes. */
  LoadResult measure(List<Long> pids, Supplier<LoadResult> load) {
    long before = CPU.micros(pids);
    LoadResult seen = load.get();
    long spent = CPU.micros(pids) - before;
    samples.add(figure.applyAsDouble(seen));
    cpuMicros.add((double) spent / Math.max(1, seen.answers()));
    noteFaults(seen);
    return seen;
  }

  void broke(String how) {
    broken = true;
    notes.add(how);
  }

  void note(String what) {
    notes.add(what);
  }

  Series toSeries() {
    double cpu = cpuMicros.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    return new Series(scenario, contender, unit, samples, cpu, List.copyOf(notes), broken);
  }

  private void noteFaults(LoadResult seen) {
    if (seen.socketErrors() + seen.timeouts() > 0) {
      notes.add(seen.socketErrors() + " socket errors, " + seen.timeouts() + " timeouts");
    }
    if (seen.generatorWasTheBottleneck()) {
      notes.add("the generator was the bottleneck");
    }
  }
}
