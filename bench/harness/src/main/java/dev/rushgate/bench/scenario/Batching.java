package dev.rushgate.bench.scenario;

import dev.rushgate.bench.contender.UnbatchedGateMain;
import dev.rushgate.bench.load.LoadResult;
import dev.rushgate.bench.result.Goal;
import java.util.List;
import java.util.Map;

/** What it gains to carry many members in one script call. */
public final class Batching implements Scenario {

  private static final String UNIT = "entries/s";
  private static final String SINGLE = "one call per request";
  private static final String BATCHES = "micro-batches";

  @Override
  public String name() {
    return "batching";
  }

  @Override
  public void run(Bench bench) {
    try (var gates = new Gates(bench)) {
      var rig = bench.rig();
      var single = rig.program("unbatched-gate", UnbatchedGateMain.class, roles());
      var load = new EnteringLoad(bench, name());
      var singles = new Round(name(), SINGLE, UNIT, LoadResult::successesPerSecond);
      var batches = new Round(name(), BATCHES, UNIT, LoadResult::successesPerSecond);
      int singlePort = Gates.port(single);
      load.warmUp(singlePort);
      load.warmUp(gates.gatePort());
      for (int i = 0; i < bench.pace().repetitions(); i++) {
        load.enter(singles, singlePort, gates.withStores(single));
        load.enter(batches, gates.gatePort(), gates.gatePids());
      }
      rig.end(single);
      var results = bench.results();
      List.of(singles, batches).forEach(round -> results.add(round.toSeries()));
      double ratio = results.ratio(name(), BATCHES, name(), SINGLE);
      results.add(Goal.atLeast("micro-batches against one call per request", 1.5, ratio, "x"));
    }
  }

  private static Map<String, String> roles() {
    return Map.of("RUSHGATE_ROLES", "gate");
  }
}
