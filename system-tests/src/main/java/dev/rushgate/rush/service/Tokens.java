package dev.rushgate.rush.service;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs bearer tokens (HS256) as an account service would; one instance per thread. */
public final class Tokens {

  private static final Duration VALID = Duration.ofHours(1);
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final String HEADER = encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");

  private final Mac mac;
  private final String issuer;
  private final InstantSource clock;

  /** The secret as {@code RUSHGATE_JWT_SECRET} holds it, in base64. */
  public Tokens(String secretBase64, String issuer, InstantSource clock) {
    this.issuer = issuer;
    this.clock = clock;
    try {
      mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(Base64.getDecoder().decode(secretBase64), "HmacSHA256"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public String shopper(String member) {
    return token(member, "SHOPPER");
  }

  public String admin(String member) {
    return token(member, "ADMIN");
  }

  private String token(String member, String role) {
    long expiry = clock.instant().plus(VALID).getEpochSecond();
    return signed(
        "{\"sub\":\"%s\",\"iss\":\"%s\",\"exp\":%d,\"roles\":[\"%s\"]}"
            .formatted(member, issuer, expiry, role));
  }

  /** Signs any claims, for tests that forge tokens with a true signature. */
  public String signed(String claims) {
    String content = HEADER + "." + encode(claims);
    byte[] signature = mac.doFinal(content.getBytes(StandardCharsets.US_ASCII));
    return content + "." + BASE64.encodeToString(signature);
  }

  private static String encode(String text) {
    return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
