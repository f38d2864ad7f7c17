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
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

  /**
   * The instant of issue that a token gets now. Tokens know whole seconds only, so after what
   * voided older ones within this second it is the next: no new token is taken for a void one.
   *
   * @param voidUntil tokens issued to the same holder at or before it are void
   */
  public static Instant issueAt(@Nullable Instant voidUntil, Instant now) {
    Instant second = now.truncatedTo(ChronoUnit.SECONDS);
    return voidUntil == null || second.isAfter(voidUntil)
        ? second
        : voidUntil.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
  }

  /** The instant up to which all that was issued to that holder until now was issued. */
  public static Instant newest(@Nullable Instant voidUntil, Instant now) {
    Instant token = issueAt(voidUntil, now);
    return token.isAfter(now) ? token : now;
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
