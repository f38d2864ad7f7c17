package dev.rushgate.edge.gate.access;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.rushgate.edge.Secret;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;

/** A key for HS256. Safe for all event loops: each thread has a MAC of its own. */
final class TokenKey {

  private static final String ALGORITHM = "HmacSHA256";

  private final ThreadLocal<Mac> macs;

  TokenKey(Secret secret) {
    Key key = secret.hmacSha256();
    macs = ThreadLocal.withInitial(() -> mac(key));
  }

  /**
   * Whether the signature is this key's over what was signed. Refuses what is no base64url with
   * {@link IllegalArgumentException}.
   */
  boolean signed(String content, String signature) {
    byte[] given = Base64.getUrlDecoder().decode(signature);
    return MessageDigest.isEqual(given, macs.get().doFinal(content.getBytes(ISO_8859_1)));
  }

  private static Mac mac(Key key) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
