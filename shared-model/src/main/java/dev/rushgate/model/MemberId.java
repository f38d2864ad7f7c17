package dev.rushgate.model;

import java.util.Optional;

/** Who a shopper is: 1 to 64 characters of {@code A-Z a-z 0-9 _ -}, the {@code sub} of a token. */
public record MemberId(String value) implements Comparable<MemberId> {

  private static final int LENGTH_MAX = 64;
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  /** Refuses anything that is not a member id with {@link IllegalArgumentException}. */
  public MemberId {
    if (!isId(value)) {
      throw new IllegalArgumentException("not a member id");
    }
  }

  /** The member that a text from outside names, or nothing when it has not the form of an id. */
  public static Optional<MemberId> parse(String text) {
    return isId(text) ? Optional.of(new MemberId(text)) : Optional.empty();
  }

  /** Asked for every request; an expression would cost more than all the rest of an id. */
  private static boolean isId(String text) {
    boolean allowed = !text.isEmpty() && text.length() <= LENGTH_MAX;
    for (int i = 0; allowed && i < text.length(); i++) {
      allowed = isAllowed(text.charAt(i));
    }
    return allowed;
  }

  private static boolean isAllowed(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '-';
  }

  /** 64 well-mixed bits of an id's text: FNV-1a, stirred so that every character reaches all. */
  public static long hash(String id) {
    long hash = FNV_OFFSET;
    for (int i = 0; i < id.length(); i++) {
      hash = (hash ^ id.charAt(i)) * FNV_PRIME;
    }
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    return hash ^ (hash >>> 33);
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
