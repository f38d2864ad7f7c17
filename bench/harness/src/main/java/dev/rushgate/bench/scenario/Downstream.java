package dev.rushgate.bench.scenario;

import dev.rushgate.bench.report.Results;
import dev.rushgate.bench.result.Goal;
import dev.rushgate.bench.result.Series;
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

  private record Book(
      Taken producing,
      Taken draining,
      Taken inserting,
      Taken settlingBare,
      Taken settling,
      Taken together) {

    static Book empty() {
      return new Book(
          Taken.nothing(),
          Taken.nothing(),
          Taken.nothing(),
          Taken.nothing(),
          Taken.nothing(),
          Taken.nothing());
    }
  }

  @Override
  public String name() {
    return "downstream";
  }

  @Override
  public void run(Bench bench) {
    int units = bench.pace().quick() ? UNITS_QUICK : UNITS;
    var book = Book.empty();
    try (var stages = new Stages(bench.rig(), bench.drops(), units)) {
      for (int i = 0; i < (bench.pace().quick() ? 1 : WARM_UP_ROUNDS); i++) {
        bench.progress().say("warming up with " + units + " units");
        round(stages, Book.empty());
      }
      for (int i = 1; i <= bench.pace().repetitions(); i++) {
        bench.progress().say("round " + i + " of " + bench.pace().repetitions());
        round(stages, book);
      }
    }
    handIn(bench.results(), book, units);
    new ClickToSettled(bench).run();
  }

  private static void round(Stages stages, Book book) {
    stages.producing(book.producing());
    stages.inserting(book.inserting());
    stages.settlingBare(book.settlingBare());
    stages.apart(book.draining(), book.settling());
    stages.together(book.together());
  }

  private static void handIn(Results results, Book book, int units) {
    String each = units + " units a repetition, first to last";
    Series producer =
        book.producing()
            .series("drain", "bare producer", "admissions/s", each, "records made before");
    Series drain = book.draining().series("drain", "rushgate", "admissions/s", each);
    Series inserts =
        book.inserting().series("settle", "bare inserts", "rows/s", each, "vertx-mysql-client");
    Series bare =
        book.settlingBare()
            .series("settle", "bare settler", "rows/s", each, "reads, inserts, tells, no check");
    Series settle = book.settling().series("settle", "rushgate", "rows/s", each);
    Series both =
        book.together().series("settling", "rushgate", "units/s", each, "drain and settle at once");
    List.of(producer, drain, inserts, bare, settle, both).forEach(results::add);
    results.add(goal("drain against a bare producer", drain, producer));
    results.add(goal("settle against bare inserts", settle, inserts));
  }

  private static Goal goal(String what, Series ours, Series bare) {
    double ratio = ours.broken() ? 0 : ours.median() / bare.median();
    return Goal.atLeast(what, GOAL, ratio, "x");
  }
}
