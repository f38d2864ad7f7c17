package dev.rushgate.edge;

import java.util.Base64;
import javax.crypto.spec.SecretKeySpec;

/** The bytes of a key, 32 or more, which never show in a log. */
public final class Secret {

  private static final int BYTES_MIN = 32;

  private final byte[] bytes;

  private Secret(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Refuses what is not base64 of 32 bytes or more with {@link IllegalArgumentException}. */
  public static Secret ofBase64(String base64) {
    byte[] bytes = Base64.getDecoder().decode(base64);
    if (bytes.length < BYTES_MIN) {
      throw new IllegalArgumentException("a secret has 32 bytes or more");
    }
    return new Secret(bytes);
  }

  /** A key for {@code HmacSHA256}. */
  public SecretKeySpec hmacSha256() {
    return new SecretKeySpec(bytes, "HmacSHA256");
  }

  @Override
  public String toString() {
    return "Secret[" + bytes.length + " bytes]";
  }
}
