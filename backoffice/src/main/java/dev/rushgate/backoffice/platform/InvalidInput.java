package dev.rushgate.backoffice.platform;

import java.util.List;

/** Values from outside that break a rule, each with the name of its field. */
public final class InvalidInput extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** A field as the API spells it, and the rule that it breaks. */
  public record Broken(String field, String message) {}

  private final transient List<Broken> broken;

  public InvalidInput(List<Broken> broken) {
    super("invalid input", null, false, false);
    this.broken = List.copyOf(broken);
  }

  public static InvalidInput of(String field, String message) {
    return new InvalidInput(List.of(new Broken(field, message)));
  }

  public List<Broken> broken() {
    return broken;
  }
}
