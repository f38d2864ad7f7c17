package dev.rushgate.bench.scenario;

import dev.rushgate.bench.load.LoadResult;
import dev.rushgate.bench.load.OpenModel;
import dev.rushgate.bench.load.Target;
import dev.rushgate.bench.machine.CpuBill;
import dev.rushgate.bench.result.Curve;
import dev.rushgate.bench.result.Series;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Measures one contender again and again, and keeps what was seen. */
final class ClaimTally {

  /** For the open model, which queues where its connections are all in use. */
  static final int OPEN_CONNECTIONS = 256;

  private final CpuBill cpu = new CpuBill();
  private final Bench bench;
  private final ClaimContender contender;
  private final List<Double> claimedPerSecond = new ArrayList<>();
  private final List<LoadResult> latencies = new ArrayList<>();
  private final Set<String> notes = new LinkedHashSet<>();
  private boolean broken;
  private long claimed;
  private long refused;
  private long lost;

  ClaimTally(Bench bench, ClaimContender contender) {
    this.bench = bench;
    this.contender = contender;
    notes.addAll(contender.notes());
  }

  /** Load that nobody counts, though what it breaks counts. */
  double warmUp(int seconds) {
    return closed(seconds).successesPerSecond();
  }

  void measure(int seconds) {
    LoadResult seen = cpu.during(contender.pids(), () -> closed(seconds));
    cpu.units(seen.answers());
    claimedPerSecond.add(seen.successesPerSecond());
    claimed += seen.successes();
    refused += seen.others();
    lost += seen.socketErrors() + seen.timeouts();
    if (seen.generatorWasTheBottleneck()) {
      notes.add("the generator was the bottleneck");
    }
  }

  /** At an offered rate, in an open model. */
  void offer(double perSecond, int seconds) {
    LoadResult seen =
        checked(
            OPEN_CONNECTIONS,
            (long) Math.ceil(perSecond * OpenModel.WARM_UP_SECONDS),
            target -> bench.openModel().run(target, OPEN_CONNECTIONS, perSecond, seconds));
    latencies.add(seen);
    if (seen.missed() > 0) {
      notes.add("open model: " + seen.missed() + " due requests could not be sent");
    }
    if (seen.socketErrors() + seen.timeouts() > 0) {
      notes.add("open model: " + (seen.socketErrors() + seen.timeouts()) + " without an answer");
    }
  }

  boolean isBroken() {
    return broken;
  }

  Series series() {
    List<String> all = new ArrayList<>(notes);
    all.add(claimed + " claimed, " + refused + " refused, " + lost + " without an answer");
    all.addAll(cpu.notes());
    return new Series(
        Claiming.NAME, contender.name(), "claimed/s", claimedPerSecond, cpu.each(), all, broken);
  }

  /** The curve of the middle one of the open runs. */
  Curve curve(double offeredPerSecond) {
    List<Curve> curves =
        latencies.stream()
            .map(
                seen ->
                    new Curve(
                        Claiming.NAME, contender.name(), offeredPerSecond, seen.msByPercentile()))
            .sorted(Comparator.comparingDouble(curve -> curve.ms(99)))
            .toList();
    return curves.get(curves.size() / 2);
  }

  private LoadResult closed(int seconds) {
    int connections = contender.connections();
    return checked(connections, 0, target -> bench.closedLoop().run(target, connections, seconds));
  }

  /**
   * Runs a load on fresh units and looks into the stores after it; {@code uncounted} requests are
   * sent of which its result says nothing.
   */
  private LoadResult checked(int connections, long uncounted, Function<Target, LoadResult> load) {
    try (var round = contender.round()) {
      LoadResult seen = load.apply(round.target());
      bench.rig().requireAlive();
      long unseen = uncounted + connections + seen.socketErrors() + seen.timeouts();
      if (seen.answers() + unseen > round.members()) {
        throw new IllegalStateException(
            contender.name() + " was faster than members were made: " + seen.answers());
      }
      List<String> found = round.broken(seen.successes(), unseen);
      broken |= !found.isEmpty();
      notes.addAll(found);
      return seen;
    }
  }
}
