package dev.rushgate.bench.report;

import dev.rushgate.bench.result.Series;
import java.util.List;

/** What a contender reached beside another one. */
final class Ratios {

  private Ratios() {}

  static double of(Series one, Series other) {
    return one.broken() || other.broken() ? Double.NaN : one.median() / other.median();
  }

  /** Beside the first one of its scenario that has its unit, which is the baseline. */
  static double ofBaseline(Series one, List<Series> all) {
    return all.stream()
        .filter(each -> sameSheet(each, one))
        .findFirst()
        .map(baseline -> of(one, baseline))
        .orElseThrow();
  }

  /** Only what has the same scenario and unit can be compared. */
  static boolean sameSheet(Series one, Series other) {
    return one.scenario().equals(other.scenario()) && one.unit().equals(other.unit());
  }
}
