package dev.rushgate.bench.scenario;

import dev.rushgate.bench.result.Goal;
import java.util.List;

/**
 * What grows with the number of those who wait: the time of the scripts, the memory of Redis, the
 * memory of a gate that shows them their places.
 */
public final class Growth implements Scenario {

  private static final List<Integer> SIZES = List.of(1_000, 100_000, 1_000_000);
  private static final List<Integer> SIZES_QUICK = List.of(1_000, 100_000);
  private static final int ROUNDS = 200;
  private static final int ROUNDS_QUICK = 60;
  private static final int STREAMS = 10_000;
  private static final int STREAMS_QUICK = 1_000;
  private static final double ENTERING_GOAL = 0.8;

  @Override
  public String name() {
    return "growth";
  }

  @Override
  public void run(Bench bench) {
    scripts(bench);
    new StreamMemory(bench, bench.pace().quick() ? STREAMS_QUICK : STREAMS).run();
  }

  private static void scripts(Bench bench) {
    boolean quick = bench.pace().quick();
    int rounds = quick ? ROUNDS_QUICK : ROUNDS;
    try (var lines = new WaitingLines(bench, quick ? SIZES_QUICK : SIZES)) {
      bench.progress().say("warming up the scripts");
      lines.all().forEach(line -> line.turn(rounds));
      for (int i = 1; i <= bench.pace().repetitions(); i++) {
        bench.progress().say("scripts, round " + i + " of " + bench.pace().repetitions());
        lines.all().forEach(line -> line.measure(rounds));
      }
      lines.all().forEach(line -> bench.results().add(line.entering()));
      lines.all().forEach(line -> bench.results().add(line.position()));
      lines.all().forEach(line -> bench.results().add(line.admitting()));
      WaitingLine least = lines.all().getFirst();
      WaitingLine most = lines.all().getLast();
      bench.results().add(entering(least, most));
      lines.memoryPerMember();
    }
  }

  private static Goal entering(WaitingLine least, WaitingLine most) {
    return Goal.atLeast(
        "entering with " + most.size() + " waiting against " + least.size(),
        ENTERING_GOAL,
        most.entering().median() / least.entering().median(),
        "x");
  }
}
