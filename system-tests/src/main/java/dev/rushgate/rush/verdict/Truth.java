package dev.rushgate.rush.verdict;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Invariants 5 and 7: nothing is told before it is so, and nothing happens before its time. */
final class Truth {

  private Truth() {}

  static Verdict noSuccessBeforeItIsTrue(Books books, List<Told> told) {
    Set<String> committed = new HashSet<>();
    books.rows().stream()
        .filter(row -> row.won() != null && row.wonState() != null)
        .forEach(row -> committed.add(row.member() + " " + row.won()));
    List<String> offences = new ArrayList<>();
    int successes = 0;
    for (Told one : told) {
      if (one.won() != null) {
        successes++;
        if (!committed.contains(one.member() + " " + one.won())) {
          offences.add(one + " was told " + one.won() + ", of which there is no row");
        }
      }
      if (one.unproven()) {
        offences.add(one + " was told SETTLED when no row was committed");
      }
    }
    return new Verdict("5 no success before it is true", successes + " successes told", offences);
  }

  static Verdict notBeforeTheOpening(Books books, List<Told> told) {
    List<String> offences = new ArrayList<>();
    for (Row row : books.rows()) {
      if (row.atMs() < books.opensAtMs()) {
        offences.add(row + " was admitted " + (books.opensAtMs() - row.atMs()) + " ms early");
      }
    }
    int early = 0;
    for (Told one : told) {
      if (one.isIn() && one.answeredServerMs() < books.opensAtMs()) {
        early++;
        offences.add(one + " was in " + (books.opensAtMs() - one.answeredServerMs()) + " ms early");
      }
    }
    return new Verdict("7 not before the opening", early + " early answers", offences);
  }
}
