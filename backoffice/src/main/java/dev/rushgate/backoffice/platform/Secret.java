package dev.rushgate.backoffice.platform;

import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A key of 32 bytes or more that never shows in a log. */
public final class Secret {

  private static final int BYTES_MIN = 32;

  private final SecretKey key;

  private Secret(SecretKey key) {
    this.key = key;
  }

  /** Refuses what is not base64 of 32 bytes or more with {@link IllegalArgumentException}. */
  static Secret ofBase64(String base64) {
    byte[] bytes = Base64.getDecoder().decode(base64);
    if (bytes.length < BYTES_MIN) {
      throw new IllegalArgumentException("too short");
    }
    return new Secret(new SecretKeySpec(bytes, "HmacSHA256"));
  }

  public SecretKey hmacSha256() {
    return key;
  }

  @Override
  public String toString() {
    return "Secret";
  }
}
