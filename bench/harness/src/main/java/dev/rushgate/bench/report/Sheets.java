package dev.rushgate.bench.report;

import dev.rushgate.bench.report.Sheet.Row;
import dev.rushgate.bench.result.Curve;
import dev.rushgate.bench.result.Goal;
import dev.rushgate.bench.result.RunResult;
import dev.rushgate.bench.result.Series;
import java.util.ArrayList;
import java.util.List;

/** The tables of a run: what each contender reached, the latencies, the goals, the conditions. */
final class Sheets {

  private static final double P50 = 50;
  private static final double P90 = 90;
  private static final double P99 = 99;
  private static final double P999 = 99.9;

  private Sheets() {}

  static List<Sheet> of(RunResult run) {
    var sheets = new ArrayList<Sheet>();
    for (List<Series> together : grouped(run.series())) {
      sheets.add(reached(together));
    }
    if (!run.curves().isEmpty()) {
      sheets.add(latencies(run.curves()));
    }
    if (!run.goals().isEmpty()) {
      sheets.add(goals(run.goals()));
    }
    sheets.add(conditions(run));
    return sheets;
  }

  /** One list for each scenario and unit, all in the order in which they were handed in. */
  static List<List<Series>> grouped(List<Series> all) {
    var groups = new ArrayList<List<Series>>();
    for (Series each : all) {
      var mine =
          groups.stream().filter(group -> Ratios.sameSheet(group.getFirst(), each)).findFirst();
      if (mine.isPresent()) {
        mine.get().add(each);
      } else {
        groups.add(new ArrayList<>(List.of(each)));
      }
    }
    return groups;
  }

  private static Sheet reached(List<Series> together) {
    Series first = together.getFirst();
    return new Sheet(
        first.scenario() + ", in " + first.unit(),
        List.of("contender", "median", "least..most", "x baseline", "CPU us/request"),
        1,
        together.stream().map(each -> row(each, together)).toList());
  }

  private static Row row(Series series, List<Series> together) {
    if (series.broken()) {
      return new Row(List.of(series.contender(), "BROKEN", "-", "-", "-"), series.notes());
    }
    double ofBaseline = Ratios.ofBaseline(series, together);
    return new Row(
        List.of(
            series.contender(),
            Figures.of(series.median()),
            Figures.of(series.least()) + ".." + Figures.of(series.most()),
            Figures.of(ofBaseline),
            series.cpuMicros() == 0 ? "-" : Figures.of(series.cpuMicros())),
        series.notes());
  }

  private static Sheet latencies(List<Curve> curves) {
    return new Sheet(
        "latency at an offered rate, in ms",
        List.of("scenario", "contender", "offered/s", "p50", "p90", "p99", "p99.9"),
        2,
        curves.stream()
            .map(
                curve ->
                    new Row(
                        curve.scenario(),
                        curve.contender(),
                        Figures.of(curve.offeredPerSecond()),
                        Figures.of(curve.ms(P50)),
                        Figures.of(curve.ms(P90)),
                        Figures.of(curve.ms(P99)),
                        Figures.of(curve.ms(P999))))
            .toList());
  }

  private static Sheet goals(List<Goal> goals) {
    return new Sheet(
        "goals",
        List.of("what", "", "wanted", "measured", "unit"),
        2,
        goals.stream()
            .map(
                goal ->
                    new Row(
                        goal.what(),
                        goal.met() ? "pass" : "FAIL",
                        goal.wanted(),
                        Figures.of(goal.measured()),
                        goal.unit()))
            .toList());
  }

  private static Sheet conditions(RunResult run) {
    return new Sheet(
        "conditions",
        List.of("what", "how"),
        2,
        run.conditions().entrySet().stream()
            .map(each -> new Row(each.getKey(), each.getValue()))
            .toList());
  }
}
