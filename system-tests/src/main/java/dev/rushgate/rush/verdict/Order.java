package dev.rushgate.rush.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Invariant 4: units go out in the order of the numbers, and numbers follow the answers. */
final class Order {

  private final Books books;
  private final boolean redisWasLost;

  Order(Books books, boolean redisWasLost) {
    this.books = books;
    this.redisWasLost = redisWasLost;
  }

  Verdict unitsGoInOrder(List<Told> told) {
    List<String> offences = new ArrayList<>();
    ordersWithinEpochs(offences);
    passedOver(told, offences);
    wrongNumbers(told, offences);
    return new Verdict("4 in order", books.rows().size() + " admissions", offences);
  }

  /** Within an epoch the n-th pop has a higher number than the one before it. */
  private void ordersWithinEpochs(List<String> offences) {
    Row before = null;
    for (Row row : sortedByPop()) {
      if (before != null && before.epoch() == row.epoch() && before.seq() >= row.seq()) {
        offences.add(row + " went after " + before);
      }
      before = row;
    }
  }

  private List<Row> sortedByPop() {
    return books.rows().stream()
        .sorted(Comparator.comparingLong(Row::epoch).thenComparingLong(Row::no))
        .toList();
  }

  /** Nobody who stayed was left out while a higher number was served. */
  private void passedOver(List<Told> told, List<String> offences) {
    long highest =
        books.rows().stream()
            .filter(Row::everHeld)
            .mapToLong(Row::seq)
            .max()
            .orElse(Long.MIN_VALUE);
    Set<String> served = new HashSet<>();
    books.rows().stream().filter(Row::everHeld).map(Row::member).forEach(served::add);
    for (Told one : told) {
      Long sequence = one.sequence();
      if (sequence != null
          && sequence < highest
          && !served.contains(one.member())
          && !mayHaveGone(one)) {
        offences.add(one + " was passed over, up to #" + highest + " was served");
      }
    }
  }

  private boolean mayHaveGone(Told one) {
    return switch (one.fate()) {
      case LEFT -> true;
      case LOST -> redisWasLost && !one.promised();
      case NEVER_IN, SETTLED, REFUSED, RETURNED, UNDECIDED -> false;
    };
  }

  /** The number in the database is the number that the shopper was given. */
  private void wrongNumbers(List<Told> told, List<String> offences) {
    Map<String, Long> numbers = new HashMap<>();
    books.rows().forEach(row -> numbers.put(row.member(), row.seq()));
    for (Told one : told) {
      Long kept = numbers.get(one.member());
      if (one.sequence() != null && kept != null && !Objects.equals(kept, one.sequence())) {
        offences.add(one + " is #" + kept + " in the database");
      }
    }
  }

  /**
   * Where A's answer arrived before B's request was sent, A has the lower number, whatever gates
   * they went to; and the places told to a shopper only ever got better.
   */
  Verdict numbersFollowAnswers(List<Told> told) {
    List<String> offences = new ArrayList<>();
    List<Told> in = told.stream().filter(one -> one.sequence() != null).toList();
    if (!redisWasLost) {
      overtakers(in, offences);
    }
    if (books.rebuilds().size() <= 1) {
      in.stream().filter(Told::aheadGrew).forEach(one -> offences.add(one + " fell back"));
    }
    return new Verdict("4 numbers follow answers", in.size() + " numbers", offences);
  }

  private static void overtakers(List<Told> in, List<String> offences) {
    List<Told> byAnswer = in.stream().sorted(Comparator.comparingLong(Told::answeredNs)).toList();
    List<Told> bySending = in.stream().sorted(Comparator.comparingLong(Told::firstSentNs)).toList();
    Told highest = null;
    int next = 0;
    for (Told later : bySending) {
      while (next < byAnswer.size() && byAnswer.get(next).answeredNs() < later.firstSentNs()) {
        Told answered = byAnswer.get(next++);
        highest = highest == null || number(answered) > number(highest) ? answered : highest;
      }
      if (highest != null && number(highest) > number(later)) {
        offences.add(later + " was sent after the answer to " + highest);
      }
    }
  }

  private static long number(Told one) {
    return Objects.requireNonNull(one.sequence());
  }
}
