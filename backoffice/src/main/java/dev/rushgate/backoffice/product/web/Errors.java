package dev.rushgate.backoffice.product.web;

import dev.rushgate.backoffice.platform.InvalidInput;
import java.util.List;

/** What could not be taken, in the order of the page. */
record Errors(List<Entry> all) {

  static final Errors NONE = new Errors(List.of());

  private static final String RULE = "product.rule.";

  /** The key of the message that says it, and the field that it stands at. */
  record Entry(String field, String message) {}

  static Errors of(InvalidInput invalid) {
    return new Errors(
        invalid.broken().stream()
            .map(InvalidInput.Broken::field)
            .distinct()
            .map(field -> new Entry(field, RULE + field))
            .toList());
  }

  static Errors at(String field, String rule) {
    return new Errors(List.of(new Entry(field, RULE + rule)));
  }

  public boolean isEmpty() {
    return all.isEmpty();
  }

  public boolean has(String field) {
    return all.stream().anyMatch(entry -> entry.field().equals(field));
  }

  /** Whether the field is the first to be mended. */
  public boolean first(String field) {
    return !isEmpty() && all.getFirst().field().equals(field);
  }
}
