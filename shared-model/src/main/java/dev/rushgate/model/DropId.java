package dev.rushgate.model;

import java.util.Optional;

/** A drop: a positive 64-bit number, sorted by time; its text form is decimal. */
public record DropId(long value) implements Comparable<DropId> {

  private static final int DIGITS_MAX = 19;

  /** Refuses zero and negative numbers with {@link IllegalArgumentException}. */
  public DropId {
    if (value <= 0) {
      throw new IllegalArgumentException("not a drop id");
    }
  }

  /**
   * The drop that a text from outside names, or nothing when it has not the form of an id.
   * Time-sorted ids pass 10^18 in 2027, so all 63 bits are read; what does not fit is no id.
   */
  public static Optional<DropId> parse(String text) {
    boolean form = !text.isEmpty() && text.length() <= DIGITS_MAX && text.charAt(0) != '0';
    for (int i = 0; form && i < text.length(); i++) {
      form = text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    return form ? fitting(text) : Optional.empty();
  }

  private static Optional<DropId> fitting(String digits) {
    try {
      return Optional.of(new DropId(Long.parseLong(digits)));
    } catch (NumberFormatException tooLarge) {
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
