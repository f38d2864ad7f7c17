package dev.rushgate.stack.up;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/** Signs bearer tokens as the services expect them: HS256 over the decoded secret. */
final class Jwt {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final byte[] key;
  private final String issuer;

  /** The secret is in base64, as in {@code RUSHGATE_JWT_SECRET}. */
  Jwt(String secret, String issuer) {
    this.key = Base64.getDecoder().decode(secret);
    this.issuer = issuer;
  }

  String token(String member, List<String> roles, Instant expires) {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("alg", "HS256");
    header.put("typ", "JWT");
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("sub", member);
    claims.put("iss", issuer);
    claims.put("exp", expires.getEpochSecond());
    claims.put("roles", roles);
    String signed = part(header) + "." + part(claims);
    return signed + "." + BASE64.encodeToString(hmac(signed));
  }

  private static String part(Map<String, Object> content) {
    return BASE64.encodeToString(JSON.writeValueAsBytes(content));
  }

  private byte[] hmac(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
