package dev.rushgate.rush.verdict;

import java.util.List;

/**
 * One invariant and whether it held.
 *
 * @param facts what was looked at, for the reader of the report
 * @param offences what breaks it; empty when it holds
 */
public record Verdict(String invariant, String facts, List<String> offences) {

  private static final int SHOWN_MAX = 10;

  public boolean holds() {
    return offences.isEmpty();
  }

  /** The first offences, and how many more there are. */
  public String shown() {
    String first = String.join("; ", offences.stream().limit(SHOWN_MAX).toList());
    int more = offences.size() - SHOWN_MAX;
    return more > 0 ? first + "; and " + more + " more" : first;
  }
}
