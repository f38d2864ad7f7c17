package dev.rushgate.rush.verdict;

import java.util.List;

/**
 * What the database holds about one drop, read in one transaction after the rush.
 *
 * @param units how many units were put on sale when the drop was created
 * @param liveMax the most live rows ever seen while the rush ran
 * @param rebuilds every rebuild of the drop, the first publication included
 */
public record Books(
    String drop,
    boolean deal,
    long units,
    long opensAtMs,
    Stock stock,
    long liveMax,
    List<Row> rows,
    List<Rebuild> rebuilds) {

  /** The row that guards the drop. */
  public record Stock(long capacity, long target, long live, long paid, long epoch) {}

  /** One rebuild; {@code armed} says whether it came to its end. */
  public record Rebuild(long number, String reason, boolean armed) {}

  /** The rows that hold a unit. */
  public List<Row> live() {
    return rows.stream().filter(Row::isLive).toList();
  }
}
