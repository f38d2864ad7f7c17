package dev.rushgate.model;

/** A value that a record of this model refuses, with the field it stood in. */
public final class BrokenRule extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String field;

  BrokenRule(String field, String rule) {
    super(field + " " + rule);
    this.field = field;
  }

  /** The field's name as the API spells it. */
  public String field() {
    return field;
  }
}
