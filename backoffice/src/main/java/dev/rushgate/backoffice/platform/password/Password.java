package dev.rushgate.backoffice.platform.password;

import dev.rushgate.backoffice.platform.Email;
import dev.rushgate.backoffice.platform.Inspection;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A password as it was typed, in one Unicode form: Hangul has two. It never shows in a log. */
public record Password(String value) {

  private static final int BYTES_MIN = 10;

  /** More than that the hash would not look at. */
  private static final int BYTES_MAX = 72;

  public static Password of(@Nullable String typed) {
    return new Password(typed == null ? "" : Normalizer.normalize(typed, Normalizer.Form.NFC));
  }

  /** Notes under the field's name which rule for new passwords it breaks. */
  public void inspect(Inspection inspection, String field, Email email) {
    inspection.require(
        isOfGoodLength(),
        field,
        "is " + BYTES_MIN + " to " + BYTES_MAX + " bytes; a letter has 1, a Hangul syllable 3");
    inspection.require(
        !value.strip().toLowerCase(Locale.ROOT).equals(email.value()), field, "is not the e-mail");
  }

  public boolean isOfGoodLength() {
    int bytes = value.getBytes(StandardCharsets.UTF_8).length;
    return bytes >= BYTES_MIN && bytes <= BYTES_MAX;
  }

  @Override
  public String toString() {
    return "Password";
  }
}
