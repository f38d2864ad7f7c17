package dev.rushgate.backoffice.testkit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.rushgate.backoffice.platform.StaffRole;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bearer tokens, good and bad. */
public final class Tokens {

  public static final String OLDER_KID = "2025";
  static final String CURRENT = key((byte) 1);
  static final String OLDER = key((byte) 2);
  private static final String FOREIGN = key((byte) 3);

  private Tokens() {}

  public static String admin() {
    return signed(CURRENT, null, claims("operator-1", "ADMIN").build());
  }

  /** As somebody on the staff takes one, past the page. */
  public static String staff(long id, StaffRole role) {
    return signed(CURRENT, null, claims("staff-" + id, "STAFF_" + role).build());
  }

  public static String shopper(String member) {
    return signed(CURRENT, null, claims(member, "SHOPPER").build());
  }

  public static String shopper() {
    return signed(CURRENT, null, claims("member-1", "SHOPPER").build());
  }

  public static String adminByTheOlderKey() {
    return signed(OLDER, OLDER_KID, claims("operator-1", "ADMIN").build());
  }

  public static String byTheOlderKeyUnnamed() {
    return signed(OLDER, null, claims("operator-1", "ADMIN").build());
  }

  public static String byAKeyThatNobodyKnows() {
    return signed(OLDER, "2019", claims("operator-1", "ADMIN").build());
  }

  public static String forged() {
    return signed(FOREIGN, null, claims("operator-1", "ADMIN").build());
  }

  public static String expired() {
    var past = Date.from(Instant.now().minusSeconds(2));
    return signed(CURRENT, null, claims("operator-1", "ADMIN").expirationTime(past).build());
  }

  public static String withoutAnEnd() {
    return signed(CURRENT, null, claims("operator-1", "ADMIN").expirationTime(null).build());
  }

  public static String ofAnotherIssuer() {
    return signed(CURRENT, null, claims("operator-1", "ADMIN").issuer("elsewhere").build());
  }

  public static String ofNoMember() {
    return signed(CURRENT, null, claims("not a member", "ADMIN").build());
  }

  public static String withoutAlgorithm() {
    return new PlainJWT(claims("operator-1", "ADMIN").build()).serialize();
  }

  public static String byAnotherAlgorithm() {
    var header = new JWSHeader(JWSAlgorithm.HS384);
    return signed(
        header, Base64.getDecoder().decode(CURRENT), claims("operator-1", "ADMIN").build());
  }

  private static JWTClaimsSet.Builder claims(String subject, String role) {
    return new JWTClaimsSet.Builder()
        .subject(subject)
        .issuer("rushgate")
        .expirationTime(Date.from(Instant.now().plusSeconds(600)))
        .claim("roles", List.of(role));
  }

  private static String signed(String key, @Nullable String kid, JWTClaimsSet claims) {
    return signed(
        new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(kid).build(),
        Base64.getDecoder().decode(key),
        claims);
  }

  private static String signed(JWSHeader header, byte[] key, JWTClaimsSet claims) {
    try {
      var token = new SignedJWT(header, claims);
      token.sign(new MACSigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String key(byte fill) {
    byte[] bytes = new byte[48];
    java.util.Arrays.fill(bytes, fill);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
