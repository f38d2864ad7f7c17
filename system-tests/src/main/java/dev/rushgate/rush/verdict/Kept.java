package dev.rushgate.rush.verdict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Invariant 3: whoever was told yes has a final fate, and the database agrees with it. */
final class Kept {

  private final boolean redisWasLost;
  private final boolean deal;
  private final Map<String, List<Row>> rowsOf = new HashMap<>();

  Kept(Books books, boolean redisWasLost) {
    this.redisWasLost = redisWasLost;
    this.deal = books.deal();
    for (Row row : books.rows()) {
      rowsOf.computeIfAbsent(row.member(), member -> new ArrayList<>()).add(row);
    }
  }

  Verdict judge(List<Told> told) {
    List<String> offences = new ArrayList<>();
    Set<String> known = new HashSet<>();
    long in = 0;
    for (Told one : told) {
      known.add(one.member());
      in += one.isIn() ? 1 : 0;
      String complaint = complaint(one, rowsOf.getOrDefault(one.member(), List.of()));
      if (complaint != null) {
        offences.add(one + " " + complaint);
      }
    }
    for (String member : rowsOf.keySet()) {
      if (!known.contains(member)) {
        offences.add(member + " holds a unit and never pressed");
      }
    }
    return new Verdict("3 acknowledged means kept", in + " entries followed to the end", offences);
  }

  private @Nullable String complaint(Told one, List<Row> rows) {
    return switch (one.fate()) {
      case SETTLED -> hasRow(one, rows) ? null : "has no row of " + one.won() + " in " + rows;
      case RETURNED -> returned(rows);
      case REFUSED -> heldNothing(rows, one.promised() ? "was promised a unit" : null);
      case LEFT, NEVER_IN -> heldNothing(rows, null);
      case LOST -> lost(one, rows);
      case UNDECIDED -> "has no final fate, rows " + rows;
    };
  }

  /** An order told as settled may have expired after the shopper last looked; a coupon never. */
  private boolean hasRow(Told one, List<Row> rows) {
    return rows.stream()
        .anyMatch(
            row ->
                row.won() != null
                    && row.won().equals(one.won())
                    && (row.state() == Row.State.LIVE
                        || (deal && row.state() == Row.State.RETURNED)));
  }

  private static @Nullable String returned(List<Row> rows) {
    if (rows.stream().anyMatch(Row::isLive)) {
      return "still holds " + rows;
    }
    return rows.stream().anyMatch(row -> row.state() == Row.State.RETURNED)
        ? null
        : "never had a unit: " + rows;
  }

  private static @Nullable String heldNothing(List<Row> rows, @Nullable String otherwise) {
    return rows.stream().anyMatch(Row::everHeld) ? "yet holds or held " + rows : otherwise;
  }

  private @Nullable String lost(Told one, List<Row> rows) {
    if (!redisWasLost || one.promised()) {
      return "is gone, rows " + rows;
    }
    return heldNothing(rows, null);
  }
}
