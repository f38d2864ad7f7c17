package dev.rushgate.bench.scenario;

import dev.rushgate.bench.load.LoadResult;
import dev.rushgate.bench.load.Target;
import dev.rushgate.bench.result.Curve;
import dev.rushgate.bench.result.Goal;
import dev.rushgate.stack.Service;
import java.util.List;

/** Taking a place: how many a second at most, and how long it takes at half of that. */
public final class Entering implements Scenario {

  private static final String UNIT = "entries/s";
  private static final String CEILING = "ceiling";
  private static final String BARE = "bare gate always";

  @Override
  public String name() {
    return "entering";
  }

  @Override
  public void run(Bench bench) {
    try (var gates = new Gates(bench)) {
      var load = new EnteringLoad(bench, name());
      var ceiling = new Round(name(), CEILING, UNIT, LoadResult::successesPerSecond);
      var everysec = new Round(name(), "rushgate everysec", UNIT, LoadResult::successesPerSecond);
      var always = new Round(name(), "rushgate always", UNIT, LoadResult::successesPerSecond);
      Service bareGate = gates.bareGate();
      var bare = new Round(name(), BARE, UNIT, LoadResult::successesPerSecond);
      load.warmUp(gates.gatePort());
      load.warmUp(Gates.port(bareGate));
      bench.closedLoop().run(load.anywhere(gates.ceilingPort()), 64, bench.pace().warmUpSeconds());
      for (int i = 0; i < bench.pace().repetitions(); i++) {
        load.ceiling(ceiling, gates.ceilingPort(), gates.ceilingPids());
        bench.rig().redisFsync("everysec");
        load.enter(everysec, gates.gatePort(), gates.gatePids());
        bench.rig().redisFsync("always");
        load.enter(always, gates.gatePort(), gates.gatePids());
        load.enter(bare, Gates.port(bareGate), gates.withStores(bareGate));
      }
      var results = bench.results();
      List.of(ceiling, bare, everysec, always).forEach(round -> results.add(round.toSeries()));
      goal(bench, "everysec", 0.80);
      goal(bench, "always", 0.50);
      latency(bench, gates, bareGate, load, always.toSeries().median() / 2);
      bench.rig().end(bareGate);
    }
  }

  private void goal(Bench bench, String fsync, double bound) {
    double ratio = bench.results().ratio(name(), "rushgate " + fsync, name(), CEILING);
    bench
        .results()
        .add(Goal.atLeast("entering, " + fsync + ", against the ceiling", bound, ratio, "x"));
  }

  /** All at the same offered rate: half of what the slowest of them can do. */
  private void latency(
      Bench bench, Gates gates, Service bareGate, EnteringLoad load, double perSecond) {
    bench.progress().say("latency of entering at " + Math.round(perSecond) + "/s");
    var anywhere = load.anywhere(gates.ceilingPort());
    Curve ceiling = curve(bench, CEILING, anywhere, perSecond);
    kept(bench, BARE, load, Gates.port(bareGate), perSecond);
    Curve rushgate = kept(bench, "rushgate always", load, gates.gatePort(), perSecond);
    bench
        .results()
        .add(
            Goal.atMost(
                "p99 of entering, always, against the ceiling's",
                5,
                rushgate.ms(99) / ceiling.ms(99),
                "x"));
  }

  private Curve kept(Bench bench, String contender, EnteringLoad load, int port, double perSecond) {
    var drop = load.newDrop();
    Curve curve = curve(bench, contender, load.into(drop, port), perSecond);
    load.retire(drop);
    return curve;
  }

  private Curve curve(Bench bench, String contender, Target target, double perSecond) {
    var seen =
        bench.openModel().run(target, EnteringLoad.CONNECTIONS, perSecond, bench.pace().seconds());
    var curve = new Curve(name(), contender, perSecond, seen.msByPercentile());
    bench.results().add(curve);
    return curve;
  }
}
