package dev.rushgate.backoffice.platform;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An address in the one spelling in which accounts know it: trimmed, in lower case. */
public record Email(String value) {

  private static final int LENGTH_MAX = 254;

  /** What browsers take, with a dot in the domain; no repetition that could backtrack. */
  private static final Pattern FORM =
      Pattern.compile(
          "[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@"
              + "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
              + "(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+");

  /** Whatever was typed, normalised; {@link #isWellFormed} says whether it is an address. */
  public static Email of(@Nullable String typed) {
    return new Email(typed == null ? "" : typed.strip().toLowerCase(Locale.ROOT));
  }

  public boolean isWellFormed() {
    return value.length() <= LENGTH_MAX && FORM.matcher(value).matches();
  }

  public void inspect(Inspection inspection) {
    inspection.require(
        isWellFormed(), "email", "is an address like mina@example.com, at most 254 characters");
  }

  @Override
  public String toString() {
    return value;
  }
}
