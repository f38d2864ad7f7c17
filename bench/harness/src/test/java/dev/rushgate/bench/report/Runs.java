package dev.rushgate.bench.report;

import dev.rushgate.bench.result.Curve;
import dev.rushgate.bench.result.Goal;
import dev.rushgate.bench.result.RunResult;
import dev.rushgate.bench.result.Series;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;

/** Runs made by hand. */
final class Runs {

  static final String UNIT = "entries/s";

  private Runs() {}

  static Series series(String scenario, String contender, Double... samples) {
    return new Series(scenario, contender, UNIT, List.of(samples), 12.5, List.of(), false);
  }

  static Series broken(String scenario, String contender) {
    var notes = List.of("3 units oversold");
    return new Series(scenario, contender, UNIT, List.of(77_777.0), 9.9, notes, true);
  }

  static Curve curve(String scenario, String contender, double slowness) {
    var points = new TreeMap<Double, Double>();
    for (double percentile : List.of(0.0, 25.0, 50.0, 75.0, 90.0, 95.0, 99.0, 99.9, 99.99)) {
      points.put(percentile, slowness / (100.1 - percentile));
    }
    points.put(100.0, slowness * 20);
    return new Curve(scenario, contender, 12_000, points);
  }

  /** Three contenders, of which one is broken, two curves and two goals, one of them not met. */
  static RunResult small() {
    var conditions = new LinkedHashMap<String, String>();
    conditions.put("processor", "a fast one");
    conditions.put("disk", "ext4");
    var results = new Results();
    results.add(series("entering", "ceiling", 40_000.0, 38_000.0, 41_000.0));
    results.add(series("entering", "rushgate everysec", 30_000.0, 29_000.0, 34_500.0));
    results.add(broken("entering", "forgetful"));
    results.add(curve("entering", "ceiling", 10));
    results.add(curve("entering", "rushgate everysec", 25));
    results.add(Goal.atLeast("entering, against the ceiling", 0.8, 0.75, "x"));
    results.add(Goal.atMost("memory per waiting member", 150, 121.4, "bytes"));
    return results.toResult(conditions);
  }
}
