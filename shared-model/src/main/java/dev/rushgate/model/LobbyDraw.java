package dev.rushgate.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The lottery of a lobby. A member's score is drawn from the drop's secret seed, so nobody can
 * steer it; the seed's hash is published when the drop is created and the seed after it opened, so
 * anybody can draw again and see that nothing was changed.
 *
 * <p>{@code score = -(1 + bits)}, where {@code bits} is the number that the first 52 bits of
 * HMAC-SHA256 make, big-endian; the key is the seed's text and the message the member's id, both
 * UTF-8. Scores lie between -2<sup>52</sup> and -1: exact as a double, and before every sequence
 * number, which begin at 1. The lowest score is first; equal scores stand in the order of the ids.
 */
public final class LobbyDraw {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int BITS = 52;

  private final SecretKeySpec key;

  /** A draw by {@code seed}; refuses an empty one with {@link IllegalArgumentException}. */
  public LobbyDraw(String seed) {
    this.key = new SecretKeySpec(seed.getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  /** The member's score, -2<sup>52</sup> to -1. */
  public long scoreOf(MemberId member) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] drawn = mac.doFinal(member.value().getBytes(StandardCharsets.UTF_8));
      return -(1 + (ByteBuffer.wrap(drawn).getLong() >>> (Long.SIZE - BITS)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  /** What is published of a seed beforehand: its SHA-256 in lower-case hex. */
  public static String hashOf(String seed) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(seed.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
