package dev.rushgate.backoffice.platform;

import dev.rushgate.model.BrokenRule;
import dev.rushgate.model.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Looks through values from outside and tells all that is wrong with them at once. */
public final class Inspection {

  private final List<InvalidInput.Broken> broken = new ArrayList<>();

  public void require(boolean holds, String field, String rule) {
    if (!holds) {
      broken.add(new InvalidInput.Broken(field, rule));
    }
  }

  /** Takes note of a missing value. */
  public void given(@Nullable Object value, String field) {
    require(value != null, field, "is missing");
  }

  public void absent(@Nullable Object value, String field, String rule) {
    require(value == null, field, rule);
  }

  public void text(@Nullable String value, String field, int charactersMax) {
    require(
        value == null || (!value.isBlank() && value.length() <= charactersMax),
        field,
        "is 1 to " + charactersMax + " characters");
  }

  public void amount(@Nullable Long won, String field) {
    require(
        won == null || (won >= 0 && won <= Money.WON_MAX),
        field,
        "is 0 to " + Money.WON_MAX + " won");
  }

  public void number(@Nullable Integer value, String field, int min, int max) {
    require(value == null || (value >= min && value <= max), field, "is " + min + " to " + max);
  }

  /** What a record of the model makes of the values; what it refuses is noted under its field. */
  public <T> @Nullable T made(Supplier<T> maker) {
    try {
      return maker.get();
    } catch (BrokenRule rule) {
      String message = rule.getMessage();
      String prefix = rule.field() + " ";
      String plain = message == null ? "is not allowed" : message;
      require(
          false, rule.field(), plain.startsWith(prefix) ? plain.substring(prefix.length()) : plain);
      return null;
    }
  }

  /** Ends the inspection; refuses with {@link InvalidInput} when anything was noted. */
  public void end() {
    if (!broken.isEmpty()) {
      throw new InvalidInput(broken);
    }
  }
}
