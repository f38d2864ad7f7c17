package dev.rushgate.edge.gate;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.rushgate.edge.EdgeConfig;
import dev.rushgate.edge.Secret;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tokens and secrets for tests; what a token says can be bent before it is signed. */
public record TestTokens(
    JWSAlgorithm algorithm,
    @Nullable String kid,
    String secret,
    @Nullable String subject,
    @Nullable String issuer,
    @Nullable Instant expires,
    @Nullable String session,
    @Nullable Instant issued) {

  public static final String CURRENT = secretOf('c');
  public static final String OLDER = secretOf('o');
  public static final String FOREIGN = secretOf('f');

  public static EdgeConfig.Gate secrets() {
    return new EdgeConfig.Gate(
        Secret.ofBase64(CURRENT),
        Map.of("older", Secret.ofBase64(OLDER)),
        "rushgate",
        Secret.ofBase64(secretOf('t')));
  }

  public static TestTokens aToken() {
    return new TestTokens(
        JWSAlgorithm.HS256,
        null,
        CURRENT,
        "alice",
        "rushgate",
        Instant.now().plusSeconds(600),
        null,
        null);
  }

  public static String of(String member) {
    return aToken().withSubject(member).sign();
  }

  public TestTokens withSubject(@Nullable String other) {
    return new TestTokens(algorithm, kid, secret, other, issuer, expires, session, issued);
  }

  public TestTokens withKid(String other) {
    return new TestTokens(algorithm, other, secret, subject, issuer, expires, session, issued);
  }

  public TestTokens withSecret(String other) {
    return new TestTokens(algorithm, kid, other, subject, issuer, expires, session, issued);
  }

  public TestTokens withAlgorithm(JWSAlgorithm other) {
    return new TestTokens(other, kid, secret, subject, issuer, expires, session, issued);
  }

  public TestTokens withIssuer(@Nullable String other) {
    return new TestTokens(algorithm, kid, secret, subject, other, expires, session, issued);
  }

  public TestTokens expiring(@Nullable Instant other) {
    return new TestTokens(algorithm, kid, secret, subject, issuer, other, session, issued);
  }

  public TestTokens ofSession(String other) {
    return new TestTokens(algorithm, kid, secret, subject, issuer, expires, other, issued);
  }

  /** As every instant in a token, cut to the second. */
  public TestTokens issuedAt(Instant other) {
    return new TestTokens(algorithm, kid, secret, subject, issuer, expires, session, other);
  }

  public String sign() {
    var claims =
        new JWTClaimsSet.Builder()
            .subject(subject)
            .issuer(issuer)
            .expirationTime(expires == null ? null : Date.from(expires))
            .issueTime(issued == null ? null : Date.from(issued))
            .claim("sid", session)
            .claim("roles", List.of("SHOPPER"))
            .build();
    var jwt = new SignedJWT(new JWSHeader.Builder(algorithm).keyID(kid).build(), claims);
    try {
      jwt.sign(new MACSigner(Base64.getDecoder().decode(secret)));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return jwt.serialize();
  }

  private static String secretOf(char letter) {
    return Base64.getEncoder().encodeToString(String.valueOf(letter).repeat(64).getBytes(US_ASCII));
  }
}
