package dev.rushgate.model;

/** How a record refuses a value: with the name of the field, as the API spells it. */
final class Rules {

  private Rules() {}

  static void require(boolean holds, String field, String rule) {
    if (!holds) {
      throw new BrokenRule(field, rule);
    }
  }
}
