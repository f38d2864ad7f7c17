package dev.rushgate.edge.queue;

import java.util.regex.Pattern;

/** A stable word that tells a shopper why: 1 to 40 characters of {@code A-Z _}. */
public record Reason(String word) {

  private static final Pattern FORM = Pattern.compile("[A-Z_]{1,40}");

  /** Nothing was left, or will come. */
  public static final Reason SOLD_OUT = new Reason("SOLD_OUT");

  /** The drop ended. */
  public static final Reason CLOSED = new Reason("CLOSED");

  /** Refuses other forms with {@link IllegalArgumentException}. */
  public Reason {
    if (!FORM.matcher(word).matches()) {
      throw new IllegalArgumentException("not a reason");
    }
  }

  @Override
  public String toString() {
    return word;
  }
}
