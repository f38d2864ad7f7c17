package dev.rushgate.bench.scenario;

import dev.rushgate.bench.report.Results;
import dev.rushgate.bench.result.Goal;
import dev.rushgate.bench.result.Series;
import java.util.ArrayList;
import java.util.List;

/**
 * What comes after the queue: draining beside a bare producer, settling beside bare inserts, both
 * stages at once, and how long a winner of a rush waits from the click to the committed row.
 */
public final class Downstream implements Scenario {

  private static final int UNITS = 50_000;
  private static final int UNITS_QUICK = 4_000;

  /** Fewer, and the compilers of the JVMs take a quarter of the core while it is measured. */
  private static final int WARM_UP_ROUNDS = 5;

  private static final double GOAL = 0.5;

  private final List<Sample> producing = new ArrayList<>();
  private final List<Sample> draining = new ArrayList<>();
  private final List<Sample> inserting = new ArrayList<>();
  private final List<Sample> settling = new ArrayList<>();
  private final List<Sample> together = new ArrayList<>();

  @Override
  public String name() {
    return "downstream";
  }

  @Override
  public void run(Bench bench) {
    int units = bench.pace().quick() ? UNITS_QUICK : UNITS;
    try (var stages = new Stages(bench.rig(), bench.drops(), units)) {
      for (int i = 0; i < (bench.pace().quick() ? 1 : WARM_UP_ROUNDS); i++) {
        bench.progress().say("warming up with " + units + " units");
        round(stages);
      }
      List.of(producing, draining, inserting, settling, together).forEach(List::clear);
      for (int i = 1; i <= bench.pace().repetitions(); i++) {
        bench.progress().say("round " + i + " of " + bench.pace().repetitions());
        round(stages);
      }
    }
    handIn(bench.results(), units);
    new ClickToSettled(bench).run();
  }

  private void round(Stages stages) {
    producing.add(stages.producing());
    inserting.add(stages.inserting());
    Stages.Apart apart = stages.apart();
    draining.add(apart.drain());
    settling.add(apart.settle());
    together.add(stages.together());
  }

  private void handIn(Results results, int units) {
    String each = units + " units a repetition, first to last";
    Series producer =
        Sample.series(
            "drain", "bare producer", "admissions/s", producing, each, "records made before");
    Series drain = Sample.series("drain", "rushgate", "admissions/s", draining, each);
    Series inserts =
        Sample.series("settle", "bare inserts", "rows/s", inserting, each, "vertx-mysql-client");
    Series settle = Sample.series("settle", "rushgate", "rows/s", settling, each);
    Series both =
        Sample.series(
            "settling", "rushgate", "units/s", together, each, "drain and settle at once");
    List.of(producer, drain, inserts, settle, both).forEach(results::add);
    results.add(goal("drain against a bare producer", drain, producer));
    results.add(goal("settle against bare inserts", settle, inserts));
  }

  private static Goal goal(String what, Series ours, Series bare) {
    double ratio = ours.broken() ? 0 : ours.median() / bare.median();
    return Goal.atLeast(what, GOAL, ratio, "x");
  }
}
