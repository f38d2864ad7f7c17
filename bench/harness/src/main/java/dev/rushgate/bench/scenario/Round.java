package dev.rushgate.bench.scenario;

import dev.rushgate.bench.load.LoadResult;
import dev.rushgate.bench.machine.CpuBill;
import dev.rushgate.bench.result.Series;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The repetitions of one contender, as they come in. */
final class Round {

  private final String scenario;
  private final String contender;
  private final String unit;
  private final ToDoubleFunction<LoadResult> figure;
  private final List<Double> samples = new ArrayList<>();
  private final CpuBill cpu = new CpuBill();
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
  LoadResult measure(Map<String, Long> pids, Supplier<LoadResult> load) {
    LoadResult seen = cpu.during(pids, load);
    samples.add(figure.applyAsDouble(seen));
    cpu.units(seen.answers());
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
    List<String> all = Stream.concat(notes.stream(), cpu.notes().stream()).toList();
    return new Series(scenario, contender, unit, samples, cpu.each(), all, broken);
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
