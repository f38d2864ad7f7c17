package dev.rushgate.rush.verdict;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Invariants 1 and 2: how many units are held, and by whom. */
final class Units {

  private Units() {}

  static Verdict neverOversold(Books books) {
    List<String> offences = new ArrayList<>();
    List<Row> live = books.live();
    if (live.size() > books.units()) {
      offences.add(live.size() + " units held of " + books.units());
    }
    if (books.liveMax() > books.units()) {
      offences.add(books.liveMax() + " units held at once during the rush");
    }
    if (books.stock().live() != live.size()) {
      offences.add("the stock row counts " + books.stock().live() + ", rows " + live.size());
    }
    if (books.stock().capacity() > books.units()) {
      offences.add("capacity became " + books.stock().capacity());
    }
    live.stream().filter(row -> !isBacked(books, row)).forEach(row -> offences.add(row.toString()));
    return new Verdict(
        "1 never oversold",
        live.size() + " live of " + books.units() + ", at most " + books.liveMax() + " at once",
        offences);
  }

  /** A live row has its order or coupon; a dead one has none and holds its unit all the same. */
  private static boolean isBacked(Books books, Row row) {
    if (row.state() != Row.State.LIVE) {
      return true;
    }
    Set<String> goodStates =
        books.deal() ? Set.of("TO_PAY", "PAYING", "PAID") : Set.of("ISSUED", "USED");
    return row.wonState() != null
        && goodStates.contains(row.wonState())
        && row.member().equals(row.wonMember());
  }

  static Verdict oncePerMember(Books books, List<Told> told) {
    List<String> offences = new ArrayList<>();
    Set<String> holders = new HashSet<>();
    for (Row row : books.live()) {
      if (!holders.add(row.member())) {
        offences.add(row.member() + " holds two units");
      }
    }
    int twice = 0;
    for (Told one : told) {
      if (one.otherSequence() != null) {
        twice++;
        if (!Objects.equals(one.sequence(), one.otherSequence())) {
          offences.add(one + " was also told #" + one.otherSequence());
        }
      }
    }
    return new Verdict("2 once per member", twice + " second presses found the first", offences);
  }
}
