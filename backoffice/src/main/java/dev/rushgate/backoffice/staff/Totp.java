package dev.rushgate.backoffice.staff;

import com.eatthepath.otp.HmacOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/** Codes by time (RFC 6238) as every authenticator app makes them: SHA-1, 6 digits, 30 seconds. */
final class Totp {

  private static final long STEP_SECONDS = Duration.ofSeconds(30).toSeconds();
  private static final int STEPS_APART_MAX = 1; // clocks differ, and people take time to type
  private static final Pattern FORM = Pattern.compile("[0-9]{6}");

  private final HmacOneTimePasswordGenerator codes = new HmacOneTimePasswordGenerator();

  /** The newest step at or beside this instant that has the code, if any. */
  OptionalLong stepOf(String code, String base32Secret, Instant now) {
    if (!FORM.matcher(code).matches()) {
      return OptionalLong.empty();
    }
    var key = new SecretKeySpec(new Base32().decode(base32Secret), codes.getAlgorithm());
    byte[] given = code.getBytes(StandardCharsets.US_ASCII);
    long current = Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
    for (long step = current + STEPS_APART_MAX; step >= current - STEPS_APART_MAX; step--) {
      if (MessageDigest.isEqual(given, codeOf(step, key).getBytes(StandardCharsets.US_ASCII))) {
        return OptionalLong.of(step);
      }
    }
    return OptionalLong.empty();
  }

  private String codeOf(long step, SecretKeySpec key) {
    try {
      return codes.generateOneTimePasswordString(key, step);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException("the secret is no key", e);
    }
  }
}
