package dev.rushgate.backoffice.drops.web;

import dev.rushgate.backoffice.platform.InvalidInput;
import java.util.Map;

/**
 * Why a field cannot be taken.
 *
 * @param key of the words, in which {@code first} and {@code second} have their places
 */
record Flaw(String field, String key, String first, String second) {

  private static final String WORDS = "drop.flaw.";

  /** What the rules of drops say, where an operator is helped by more than the field's rule. */
  private static final Map<String, String> OWN_WORDS =
      Map.of(
          "closesAt is after opensAt", "order",
          "closesAt is in the future", "past",
          "closesAt is within 90 days of opensAt", "span",
          "validUntil is after opensAt", "order",
          "price is above the list price", "aboveList",
          "capacity is above the stock", "aboveStock",
          "productId is missing", "missing",
          "productId names no product", "unknown",
          "productId is archived", "archived");

  static Flaw rule(String field) {
    return new Flaw(field, "drop.rule." + field, "", "");
  }

  static Flaw missing(String field) {
    return new Flaw(field, WORDS + "missing", "", "");
  }

  static Flaw of(String field, String word) {
    return new Flaw(field, WORDS + field + "." + word, "", "");
  }

  /** Of a typed time. */
  static Flaw time(String field, String word, String first, String second) {
    return new Flaw(field, WORDS + "time." + word, first, second);
  }

  static Flaw of(InvalidInput.Broken broken) {
    String word = OWN_WORDS.get(broken.field() + " " + broken.message());
    return word == null ? rule(broken.field()) : of(broken.field(), word);
  }

  /** With what its words name. */
  Flaw naming(String what) {
    return new Flaw(field, key, what, second);
  }
}
