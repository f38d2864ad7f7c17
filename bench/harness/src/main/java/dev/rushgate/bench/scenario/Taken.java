package dev.rushgate.bench.scenario;

import dev.rushgate.bench.machine.CpuBill;
import dev.rushgate.bench.result.Series;
import java.util.ArrayList;
import java.util.List;

/** The repetitions of one contender so far, and what they used of the processors. */
record Taken(List<Sample> samples, CpuBill cpu) {

  static Taken nothing() {
    return new Taken(new ArrayList<>(), new CpuBill());
  }

  Series series(String scenario, String contender, String unit, String... notes) {
    return Sample.series(scenario, contender, unit, samples, cpu, notes);
  }
}
