package dev.rushgate.backoffice.member;

import dev.rushgate.backoffice.platform.Digest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** 256 random bits that open something once; its holder has the text, the database its hash. */
record OneTimeSecret(String text) {

  private static final int BYTES = 32;
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final SecureRandom RANDOM = new SecureRandom();

  static OneTimeSecret random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new OneTimeSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Nothing when no secret looks like that. */
  static Optional<OneTimeSecret> parse(@Nullable String text) {
    return text != null && FORM.matcher(text).matches()
        ? Optional.of(new OneTimeSecret(text))
        : Optional.empty();
  }

  byte[] hash() {
    return Digest.sha256(text);
  }

  @Override
  public String toString() {
    return "OneTimeSecret";
  }
}
