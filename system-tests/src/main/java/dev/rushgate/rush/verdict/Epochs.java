package dev.rushgate.rush.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Invariant 8: every admission belongs to data in Redis that was rebuilt from the database. */
final class Epochs {

  private Epochs() {}

  static Verdict failsClosed(Books books) {
    Set<Long> armed =
        books.rebuilds().stream()
            .filter(Books.Rebuild::armed)
            .map(Books.Rebuild::number)
            .collect(Collectors.toSet());
    List<String> offences = new ArrayList<>();
    for (Row row : books.rows()) {
      if (row.everHeld() && !armed.contains(row.epoch())) {
        offences.add(row + " is of an epoch that was never armed");
      }
    }
    if (!books.rows().isEmpty() && !armed.contains(books.stock().epoch())) {
      offences.add("epoch " + books.stock().epoch() + " was never armed");
    }
    long after = Math.max(0, books.rebuilds().size() - 1);
    return new Verdict("8 fails closed", after + " rebuilds after the first", offences);
  }
}
