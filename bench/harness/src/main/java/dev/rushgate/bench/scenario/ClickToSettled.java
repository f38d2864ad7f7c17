package dev.rushgate.bench.scenario;

import dev.rushgate.bench.load.Feed;
import dev.rushgate.bench.load.RushClient;
import dev.rushgate.bench.load.RushPlan;
import dev.rushgate.bench.load.RushResult;
import dev.rushgate.bench.result.Curve;
import dev.rushgate.model.DropId;
import dev.rushgate.model.Limits;
import dev.rushgate.stack.Database;
import dev.rushgate.stack.Service;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A rush on the whole system: a gate, and behind it a drainer and a settler in one process. The
 * winners' times from the click to the committed row, of all repetitions together.
 */
final class ClickToSettled {

  private static final int REPETITIONS_MAX = 3;
  private static final String SCENARIO = "click-to-settled";
  private static final double[] PERCENTILES = {0, 10, 25, 50, 75, 90, 95, 99, 99.9, 100};

  /** How many come, within how long, for how many units. */
  private record Size(int members, int seconds, int units) {
    static Size of(Pace pace) {
      return pace.quick() ? new Size(4_000, 2, 200) : new Size(20_000, 10, 1_000);
    }
  }

  private final Bench bench;
  private final Size size;
  private final List<Long> waitedMicros = new ArrayList<>();
  private final List<Sample> medians = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  ClickToSettled(Bench bench) {
    this.bench = bench;
    this.size = Size.of(bench.pace());
  }

  void run() {
    int repetitions = Math.min(REPETITIONS_MAX, bench.pace().repetitions());
    Path feed = Feed.tokens(bench.folder(), "rush", size.members(), bench.rig().tokens());
    Service behind = bench.rig().edge("rush-behind", "drain,settle");
    Service gate = bench.rig().edge("rush-gate", "gate");
    try (var look = new DropLook(bench.rig())) {
      for (int i = 1; i <= repetitions; i++) {
        bench.progress().say("rush of " + size.members() + " members, " + i + " of " + repetitions);
        rush(gate, feed, look, i);
      }
    } finally {
      bench.rig().end(gate);
      bench.rig().end(behind);
    }
    handIn();
  }

  private void rush(Service gate, Path feed, DropLook look, int repetition) {
    DropId warmUp = drop();
    DropId drop = drop();
    Database database = bench.rig().database();
    var plan =
        new RushPlan(
            URI.create(gate.url()).getPort(),
            warmUp.value(),
            drop.value(),
            feed,
            size.members(),
            size.seconds(),
            size.units(),
            database.jdbcUrl(),
            database.user(),
            database.password(),
            bench.folder().resolve("rush-result-" + repetition));
    Path log = bench.folder().resolve("rush-client-" + repetition + ".log");
    RushResult seen = RushClient.run(plan, log);
    bench.rig().requireAlive();
    List<String> broken = broken(drop, seen, look);
    look.retire(warmUp);
    look.retire(drop);
    waitedMicros.addAll(seen.waitedMicros());
    medians.add(new Sample(percentile(sorted(seen.waitedMicros()), 50), broken));
    note(seen);
  }

  private List<String> broken(DropId drop, RushResult seen, DropLook look) {
    List<String> broken = new ArrayList<>(look.broken(drop, size.units()));
    long entered = bench.drops().number(drop, "entered");
    if (entered < seen.entered()) {
      broken.add(seen.entered() + " were told they entered, Redis knows of " + entered);
    }
    return broken;
  }

  private void note(RushResult seen) {
    if (seen.others() + seen.noAnswer() > 0) {
      notes.add(seen.others() + " refused, " + seen.noAnswer() + " without an answer");
    }
    if (seen.clientWasTheBottleneck()) {
      notes.add("the client was the bottleneck");
    }
  }

  private DropId drop() {
    return bench.drops().coupon(size.units(), size.members(), Limits.ADMIT_PER_SECOND_MAX);
  }

  private void handIn() {
    notes.addFirst("median of " + size.units() + " winners; a row is seen up to 20 ms late");
    bench
        .results()
        .add(Sample.series(SCENARIO, "rushgate", "ms", medians, notes.toArray(String[]::new)));
    NavigableMap<Double, Double> curve = new TreeMap<>();
    List<Long> sorted = sorted(waitedMicros);
    for (double percentile : PERCENTILES) {
      curve.put(percentile, percentile(sorted, percentile));
    }
    double offered = (double) size.members() / size.seconds();
    bench.results().add(new Curve(SCENARIO, "rushgate", offered, curve));
  }

  private static List<Long> sorted(List<Long> micros) {
    return micros.stream().sorted().toList();
  }

  /** In ms, by the nearest rank. */
  private static double percentile(List<Long> sorted, double percentile) {
    int rank = (int) Math.ceil(percentile / 100 * sorted.size());
    return sorted.get(Math.max(0, rank - 1)) / 1_000.0;
  }
}
