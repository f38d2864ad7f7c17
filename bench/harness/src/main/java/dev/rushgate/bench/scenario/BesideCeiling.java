package dev.rushgate.bench.scenario;

import dev.rushgate.bench.load.LoadResult;
import dev.rushgate.bench.load.Target;
import dev.rushgate.bench.result.Goal;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A call that a gate answers from memory, beside the same request at the ceiling. */
final class BesideCeiling {

  private static final String CEILING = "ceiling";
  private static final String RUSHGATE = "rushgate";
  private static final double WANTED = 0.90;

  private final Bench bench;
  private final Gates gates;
  private final String scenario;

  BesideCeiling(Bench bench, Gates gates, String scenario) {
    this.bench = bench;
    this.gates = gates;
    this.scenario = scenario;
  }

  /** {@code good} counts the answers that are as they should be; all others break the contender. */
  void compare(Target target, String unit, ToDoubleFunction<LoadResult> good) {
    var anywhere = new Target(target.method(), gates.ceilingPort(), target.path(), target.feed());
    var ceiling = new Round(scenario, CEILING, unit, LoadResult::answersPerSecond);
    var rushgate = new Round(scenario, RUSHGATE, unit, LoadResult::answersPerSecond);
    run(target, bench.pace().warmUpSeconds());
    run(anywhere, bench.pace().warmUpSeconds());
    for (int i = 0; i < bench.pace().repetitions(); i++) {
      ceiling.measure(gates.ceilingPids(), () -> run(anywhere, bench.pace().seconds()));
      var seen = rushgate.measure(gates.gatePids(), () -> run(target, bench.pace().seconds()));
      if (good.applyAsDouble(seen) < seen.answers()) {
        rushgate.broke(seen.answers() - good.applyAsDouble(seen) + " answers of another kind");
      }
      bench.rig().requireAlive();
    }
    var results = bench.results();
    List.of(ceiling, rushgate).forEach(round -> results.add(round.toSeries()));
    double ratio = results.ratio(scenario, RUSHGATE, scenario, CEILING);
    results.add(Goal.atLeast(scenario + " against the ceiling", WANTED, ratio, "x"));
  }

  private LoadResult run(Target target, int seconds) {
    return bench.closedLoop().run(target, EnteringLoad.CONNECTIONS, seconds);
  }
}
