package dev.rushgate.edge.gate.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.rushgate.edge.EdgeConfig;
import dev.rushgate.edge.Secret;
import dev.rushgate.model.MemberId;
import java.text.ParseException;
import java.util.Date;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads bearer tokens: HS256 by the current key, or by the older one that {@code kid} names. What
 * was verified is remembered for a while, since a waiting member shows the same token every second;
 * its expiry is looked at each time. Safe for all event loops.
 */
public final class Tokens {

  /** Far above any token of ours; longer ones are not even parsed. */
  static final int CHARS_MAX = 4_096;

  /** Clocks of issuer and gate may differ by this much. */
  static final long LEEWAY_MS = 5_000;

  private static final int REMEMBERED_MAX = 50_000;
  private static final String SCHEME = "Bearer ";

  private record Verified(MemberId member, long validFromMs, long expiresAtMs) {}

  private final JWSVerifier current;
  private final Map<String, JWSVerifier> older;
  private final String issuer;
  private final LongSupplier nowMs;
  private final Cache<String, Verified> remembered =
      Caffeine.newBuilder().maximumSize(REMEMBERED_MAX).build();

  public Tokens(EdgeConfig.Gate config, LongSupplier nowMs) {
    this.current = verifier(config.jwtSecret());
    this.older =
        config.jwtKeys().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, key -> verifier(key.getValue())));
    this.issuer = config.jwtIssuer();
    this.nowMs = nowMs;
  }

  /** What the value of an Authorization header is worth now. */
  public Bearer read(@Nullable String authorization) {
    if (authorization == null || authorization.isBlank()) {
      return new Bearer.Missing();
    }
    if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return new Bearer.Refused("The Authorization header is not of the scheme Bearer.");
    }
    String token = authorization.substring(SCHEME.length());
    var known = remembered.getIfPresent(token);
    if (known != null) {
      return judge(known);
    }
    return token.length() > CHARS_MAX
        ? new Bearer.Refused("The token is too long.")
        : verify(token);
  }

  private Bearer verify(String token) {
    try {
      var jwt = SignedJWT.parse(token);
      var key = keyOf(jwt);
      if (!JWSAlgorithm.HS256.equals(jwt.getHeader().getAlgorithm())) {
        return new Bearer.Refused("The token is not signed with HS256.");
      }
      if (key == null || !jwt.verify(key)) {
        return new Bearer.Refused("The token's signature is not ours.");
      }
      return accept(token, jwt.getJWTClaimsSet());
    } catch (ParseException | JOSEException | IllegalArgumentException malformed) {
      return new Bearer.Refused("The token is malformed.");
    }
  }

  private @Nullable JWSVerifier keyOf(SignedJWT jwt) {
    String kid = jwt.getHeader().getKeyID();
    return kid == null ? current : older.get(kid);
  }

  private Bearer accept(String token, JWTClaimsSet claims) {
    String subject = claims.getSubject();
    Date expires = claims.getExpirationTime();
    if (!issuer.equals(claims.getIssuer())) {
      return new Bearer.Refused("The token has another issuer.");
    }
    if (subject == null || expires == null) {
      return new Bearer.Refused("The token lacks its subject or its expiry.");
    }
    Date from = claims.getNotBeforeTime();
    // A subject that is no member id is refused by its record, as malformed.
    var verified =
        new Verified(new MemberId(subject), from == null ? 0 : millis(from), millis(expires));
    remembered.put(token, verified);
    return judge(verified);
  }

  private Bearer judge(Verified token) {
    long now = nowMs.getAsLong();
    if (now - LEEWAY_MS >= token.expiresAtMs()) {
      return new Bearer.Expired();
    }
    return now + LEEWAY_MS < token.validFromMs()
        ? new Bearer.Refused("The token is not valid yet.")
        : new Bearer.Member(token.member());
  }

  private static long millis(Date date) {
    return date.toInstant().toEpochMilli();
  }

  private static JWSVerifier verifier(Secret secret) {
    try {
      return new MACVerifier(secret.hmacSha256());
    } catch (JOSEException e) {
      throw new IllegalStateException("a secret has 32 bytes or more", e);
    }
  }
}
