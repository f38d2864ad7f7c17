package dev.rushgate.bench.scenario;

import dev.rushgate.bench.load.LoadResult;
import dev.rushgate.bench.load.Target;
import dev.rushgate.bench.result.Goal;
import dev.rushgate.model.DropId;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * A call that a gate answers from memory, beside the same request at the ceiling, and at a ceiling
 * that checks what callers show: what of the difference nobody can avoid who knows his callers.
 */
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

  /**
   * {@code good} counts the answers that are as they should be; all others break the contender.
   *
   * @param checks what callers show: {@code token} or {@code ticket}
   */
  void compare(
      Target target, DropId drop, String checks, String unit, ToDoubleFunction<LoadResult> good) {
    var checking = gates.checking(checks, drop);
    var anywhere = at(target, gates.ceilingPort());
    var checked = at(target, Gates.port(checking));
    var ceiling = new Round(scenario, CEILING, unit, LoadResult::answersPerSecond);
    var knowing =
        new Round(scenario, "ceiling, checks " + checks, unit, LoadResult::answersPerSecond);
    var rushgate = new Round(scenario, RUSHGATE, unit, LoadResult::answersPerSecond);
    List.of(target, anywhere, checked).forEach(t -> run(t, bench.pace().warmUpSeconds()));
    for (int i = 0; i < bench.pace().repetitions(); i++) {
      int seconds = bench.pace().seconds();
      ceiling.measure(gates.ceilingPids(), () -> run(anywhere, seconds));
      requireAll(
          knowing,
          knowing.measure(Map.of("ceiling", checking.pid()), () -> run(checked, seconds)),
          LoadResult::successes);
      requireAll(rushgate, rushgate.measure(gates.gatePids(), () -> run(target, seconds)), good);
      bench.rig().requireAlive();
    }
    bench.rig().end(checking);
    var results = bench.results();
    List.of(ceiling, knowing, rushgate).forEach(round -> results.add(round.toSeries()));
    double ratio = results.ratio(scenario, RUSHGATE, scenario, CEILING);
    results.add(Goal.atLeast(scenario + " against the ceiling", WANTED, ratio, "x"));
  }

  private static void requireAll(Round round, LoadResult seen, ToDoubleFunction<LoadResult> good) {
    if (good.applyAsDouble(seen) < seen.answers()) {
      round.broke(seen.answers() - good.applyAsDouble(seen) + " answers of another kind");
    }
  }

  private static Target at(Target target, int port) {
    return new Target(target.method(), port, target.path(), target.feed());
  }

  private LoadResult run(Target target, int seconds) {
    return bench.closedLoop().run(target, EnteringLoad.CONNECTIONS, seconds);
  }
}
