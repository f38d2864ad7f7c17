package dev.rushgate.model;

import java.util.Optional;
import java.util.regex.Pattern;

/** Who a shopper is: 1 to 64 characters of {@code A-Z a-z 0-9 _ -}, the {@code sub} of a token. */
public record MemberId(String value) implements Comparable<MemberId> {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /** Refuses anything that is not a member id with {@link IllegalArgumentException}. */
  public MemberId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a member id");
    }
  }

  /** The member that a text from outside names, or nothing when it has not the form of an id. */
  public static Optional<MemberId> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new MemberId(text)) : Optional.empty();
  }

  @Override
  public int compareTo(MemberId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
