package dev.rushgate.bench.scenario;

import dev.rushgate.bench.load.Feed;
import dev.rushgate.bench.result.Curve;
import dev.rushgate.bench.result.Goal;
import dev.rushgate.bench.result.Series;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Coupons claimed durably per second, beside the lock designs that coupon shops usually start with,
 * each with its best pool; then how long a claim takes at the rate that the best correct one of
 * them bears. Winners are counted, refusals apart.
 */
public final class Claiming implements Scenario {

  static final String NAME = "claiming";

  private static final double GOAL_ALWAYS = 25;
  private static final double GOAL_EVERYSEC = 50;
  private static final double GOAL_P99 = 0.05;
  private static final double GOAL_SETTLED = 10;

  private static final int LOCK_MEMBERS = 200_000;
  private static final int ENTRIES_PER_SECOND_MAX = 60_000;
  private static final int OPEN_RUNS_MAX = 3;
  private static final int WARM_UPS = 3;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void run(Bench bench) {
    Path lockFeed = Feed.members(bench.folder(), "claiming-members", LOCK_MEMBERS);
    int entering = ENTRIES_PER_SECOND_MAX * (bench.pace().seconds() + 1);
    Path dropFeed = Feed.tokens(bench.folder(), "claiming-tokens", entering, bench.rig().tokens());

    List<LockContender> designs = new PoolSearch(bench, lockFeed, LOCK_MEMBERS).best();
    var settling = bench.rig().edge("claiming-settling", "drain,settle");
    var gate = bench.rig().edge("claiming-gate", "gate");
    var edges = new DropContender.Edges(gate, settling);
    try (var look = new DropLook(bench.rig())) {
      var always = new DropContender(bench, edges, look, "always", dropFeed, entering);
      var everysec = new DropContender(bench, edges, look, "everysec", dropFeed, entering);
      compare(
          bench,
          designs.stream().map(design -> new ClaimTally(bench, design)).toList(),
          new ClaimTally(bench, always),
          new ClaimTally(bench, everysec));
    } finally {
      bench.rig().end(gate);
      bench.rig().end(settling);
      designs.stream()
          .map(LockContender::shop)
          .distinct()
          .forEach(shop -> bench.rig().end(shop.service()));
    }
  }

  private static void compare(
      Bench bench, List<ClaimTally> locks, ClaimTally always, ClaimTally everysec) {
    List<ClaimTally> all = new ArrayList<>(locks);
    all.add(always);
    all.add(everysec);
    measure(bench, all, List.of(always, everysec));
    Optional<ClaimTally> best =
        locks.stream()
            .filter(tally -> !tally.isBroken())
            .max(Comparator.comparingDouble(tally -> tally.series().median()));
    double peak = best.map(tally -> tally.series().median()).orElse(Double.NaN);
    best.ifPresent(lock -> offer(bench, peak, List.of(lock, always, everysec)));
    best.ifPresent(
        lock -> { // the first one is what the others are shown beside
          all.remove(lock);
          all.addFirst(lock);
        });
    all.forEach(tally -> bench.results().add(tally.series()));
    bench.results().add(times("claimed per second, always,", GOAL_ALWAYS, always.series(), peak));
    bench
        .results()
        .add(times("claimed per second, everysec,", GOAL_EVERYSEC, everysec.series(), peak));
    bench
        .results()
        .find("settling", "rushgate")
        .ifPresent(
            settled ->
                bench
                    .results()
                    .add(times("won units settled per second", GOAL_SETTLED, settled, peak)));
    best.ifPresent(lock -> latencies(bench, peak, lock, always, everysec));
  }

  /** All in turns; the shops are warm from the search, and the gate gets as long to become it. */
  private static void measure(Bench bench, List<ClaimTally> all, List<ClaimTally> cold) {
    Pace pace = bench.pace();
    for (int i = 0; i < (pace.quick() ? 1 : WARM_UPS); i++) {
      cold.forEach(tally -> tally.warmUp(pace.seconds()));
    }
    for (int i = 1; i <= pace.repetitions(); i++) {
      bench.progress().say("round " + i + " of " + pace.repetitions());
      all.forEach(tally -> tally.measure(pace.seconds()));
    }
  }

  private static void offer(Bench bench, double perSecond, List<ClaimTally> tallies) {
    int runs = Math.min(OPEN_RUNS_MAX, bench.pace().repetitions());
    for (int i = 1; i <= runs; i++) {
      bench.progress().say("latencies at " + Math.round(perSecond) + "/s, " + i + " of " + runs);
      tallies.forEach(tally -> tally.offer(perSecond, bench.pace().seconds()));
    }
  }

  private static void latencies(
      Bench bench, double peak, ClaimTally lock, ClaimTally always, ClaimTally everysec) {
    List.of(lock, always, everysec).forEach(tally -> bench.results().add(tally.curve(peak)));
    Curve baseline = lock.curve(peak);
    bench.results().add(p99("always", always, peak, baseline));
    bench.results().add(p99("everysec", everysec, peak, baseline));
  }

  private static Goal times(String what, double goal, Series ours, double peak) {
    double ratio = ours.broken() ? Double.NaN : ours.median() / peak;
    return Goal.atLeast(what + " against the best correct lock design", goal, ratio, "x");
  }

  private static Goal p99(String fsync, ClaimTally ours, double peak, Curve lock) {
    double ratio = ours.isBroken() ? Double.NaN : ours.curve(peak).ms(99) / lock.ms(99);
    String what = "p99 of a claim, " + fsync + ", at the best lock design's own peak rate";
    return Goal.atMost(what, GOAL_P99, ratio, "x");
  }
}
