package dev.rushgate.bench.report;

import dev.rushgate.bench.result.Curve;
import dev.rushgate.bench.result.Goal;
import dev.rushgate.bench.result.RunResult;
import dev.rushgate.bench.result.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes what the scenarios hand in, from any thread, and keeps its order. */
public final class Results {

  private final List<Series> series = new ArrayList<>();
  private final List<Curve> curves = new ArrayList<>();
  private final List<Goal> goals = new ArrayList<>();

  /** The first of a scenario is the baseline of those that follow in the same unit. */
  public synchronized void add(Series handedIn) {
    boolean known =
        series.stream()
            .anyMatch(
                other ->
                    other.scenario().equals(handedIn.scenario())
                        && other.contender().equals(handedIn.contender())
                        && other.unit().equals(handedIn.unit()));
    if (known) {
      throw new IllegalArgumentException(
          "handed in twice: " + handedIn.contender() + " in " + handedIn.scenario());
    }
    series.add(handedIn);
  }

  public synchronized void add(Curve curve) {
    curves.add(curve);
  }

  public synchronized void add(Goal goal) {
    goals.add(goal);
  }

  /** The first series of that contender in that scenario. */
  public synchronized Optional<Series> find(String scenario, String contender) {
    return series.stream()
        .filter(each -> each.scenario().equals(scenario) && each.contender().equals(contender))
        .findFirst();
  }

  /**
   * The one's median by the other's. Not a number when one of them is broken, so that it meets no
   * goal; fails when one of them was not measured.
   */
  public double ratio(
      String scenario, String contender, String baselineScenario, String baselineContender) {
    return Ratios.of(measured(scenario, contender), measured(baselineScenario, baselineContender));
  }

  /** A copy of what there is. */
  public synchronized RunResult toResult(Map<String, String> conditions) {
    return new RunResult(conditions, List.copyOf(series), List.copyOf(curves), List.copyOf(goals));
  }

  private Series measured(String scenario, String contender) {
    return find(scenario, contender)
        .orElseThrow(
            () -> new IllegalStateException("not measured: " + contender + " in " + scenario));
  }
}
