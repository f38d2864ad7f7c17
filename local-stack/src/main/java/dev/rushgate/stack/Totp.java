package dev.rushgate.stack;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Stands for somebody's authenticator app: codes of six digits, a new one every 30 seconds. */
public final class Totp {

  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int BITS_PER_CHARACTER = 5;
  private static final int SECRET_CHARACTERS = 32; // 20 bytes
  private static final long STEP_SECONDS = 30;
  private static final int CODES = 1_000_000;

  private Totp() {}

  /** The code at an instant (RFC 6238). The secret is in base32. */
  public static String code(String secret, Instant at) {
    byte[] step =
        ByteBuffer.allocate(Long.BYTES).putLong(at.getEpochSecond() / STEP_SECONDS).array();
    byte[] hash = hmac(bytes(secret), step);
    int number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xf) & Integer.MAX_VALUE;
    return "%06d".formatted(number % CODES);
  }

  /** A new secret. */
  public static String secret() {
    var secret = new StringBuilder();
    new SecureRandom()
        .ints(SECRET_CHARACTERS, 0, BASE32.length())
        .forEach(i -> secret.append(BASE32.charAt(i)));
    return secret.toString();
  }

  private static byte[] bytes(String secret) {
    String plain = secret.replace("=", "");
    ByteBuffer bytes = ByteBuffer.allocate(plain.length() * BITS_PER_CHARACTER / Byte.SIZE);
    int bits = 0;
    int held = 0;
    for (int i = 0; i < plain.length(); i++) {
      held = held << BITS_PER_CHARACTER | BASE32.indexOf(plain.charAt(i));
      bits += BITS_PER_CHARACTER;
      if (bits >= Byte.SIZE) {
        bits -= Byte.SIZE;
        bytes.put((byte) (held >> bits));
      }
    }
    return bytes.array();
  }

  private static byte[] hmac(byte[] key, byte[] text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(key, "HmacSHA1"));
      return mac.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
