package dev.rushgate.backoffice.platform.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.rushgate.backoffice.platform.BackofficeConfig;
import dev.rushgate.model.MemberId;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.springframework.stereotype.Component;

/** Signs access tokens with the current key; every gate reads them. */
@Component
public class AccessTokens {

  public static final Duration LIFE = Duration.ofMinutes(10);

  private final BackofficeConfig config;

  AccessTokens(BackofficeConfig config) {
    this.config = config;
  }

  /**
   * A token that lives from that instant for {@link #LIFE}.
   *
   * @param sid the session that the token belongs to
   * @param issuedAt of whole seconds, as a token has no finer ones
   */
  public String issue(MemberId member, String sid, String role, Instant issuedAt) {
    return issue(member, sid, role, new Life(issuedAt, issuedAt.plus(LIFE)));
  }

  /** From when to when a token counts; of whole seconds, as a token has no finer ones. */
  public record Life(Instant from, Instant to) {}

  /** A token for who has no session of an account; the sid is its own. */
  public String issue(MemberId member, String sid, String role, Life life) {
    var claims =
        new JWTClaimsSet.Builder()
            .subject(member.value())
            .issuer(config.jwtIssuer())
            .issueTime(Date.from(life.from()))
            .expirationTime(Date.from(life.to()))
            .claim("roles", List.of(role))
            .claim("sid", sid)
            .build();
    var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
    try {
      token.sign(new MACSigner(config.jwtSecret().hmacSha256()));
    } catch (JOSEException e) {
      throw new IllegalStateException("the key cannot sign", e);
    }
    return token.serialize();
  }
}
