package dev.rushgate.backoffice.platform.web;

import dev.rushgate.model.MemberId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/**
 * Reads tokens that are ours, though they may have expired or been revoked: enough for who only
 * wants to leave.
 */
public final class PastTokens {

  private static final String SCHEME = "Bearer ";

  private final JwtDecoder decoder;

  PastTokens(JwtDecoder decoder) {
    this.decoder = decoder;
  }

  /** The member of the token in an Authorization header, or nothing when it is not ours. */
  public Optional<MemberId> member(@Nullable String authorization) {
    if (authorization == null
        || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    try {
      var token = decoder.decode(authorization.substring(SCHEME.length()));
      return MemberId.parse(String.valueOf(token.getSubject()));
    } catch (JwtException e) {
      return Optional.empty();
    }
  }
}
