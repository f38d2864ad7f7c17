package dev.rushgate.model;

import java.util.Optional;
import java.util.regex.Pattern;

/** A drop: a positive 64-bit number, sorted by time; its text form is decimal. */
public record DropId(long value) implements Comparable<DropId> {

  private static final Pattern FORM = Pattern.compile("[1-9][0-9]{0,18}");

  /** Refuses zero and negative numbers with {@link IllegalArgumentException}. */
  public DropId {
    if (value <= 0) {
      throw new IllegalArgumentException("not a drop id");
    }
  }

  /** The drop that a text from outside names, or nothing when it has not the form of an id. */
  public static Optional<DropId> parse(String text) {
    return number(text).map(DropId::new);
  }

  /** Time-sorted ids pass 10^18 in 2027, so all 63 bits are read; what does not fit is no id. */
  private static Optional<Long> number(String text) {
    try {
      return FORM.matcher(text).matches() ? Optional.of(Long.parseLong(text)) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  @Override
  public int compareTo(DropId other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
