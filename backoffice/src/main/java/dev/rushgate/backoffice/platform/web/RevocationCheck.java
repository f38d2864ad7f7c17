package dev.rushgate.backoffice.platform.web;

import dev.rushgate.backoffice.platform.token.RevokedTokens;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/** Refuses tokens that were revoked; while that is not known, none of them is taken. */
final class RevocationCheck implements OAuth2TokenValidator<Jwt> {

  static final String RETRY_SECONDS = "1";
  static final String UNCONFIRMED_DETAIL = "Whether the token still counts is not known just now.";

  private static final String UNCONFIRMED = "unconfirmed";
  private static final String SESSION = "sid";

  private final RevokedTokens revoked;

  RevocationCheck(RevokedTokens revoked) {
    this.revoked = revoked;
  }

  @Override
  public OAuth2TokenValidatorResult validate(Jwt token) {
    String session = token.getClaims().get(SESSION) instanceof String sid ? sid : null;
    String member = String.valueOf(token.getSubject());
    return switch (revoked.judge(member, session, token.getIssuedAt())) {
      case GOOD -> OAuth2TokenValidatorResult.success();
      case REVOKED -> OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token"));
      case UNCONFIRMED -> OAuth2TokenValidatorResult.failure(new OAuth2Error(UNCONFIRMED));
    };
  }

  /** Whether a token was refused for that reason and no other. */
  static boolean isUnconfirmed(@Nullable Throwable refused) {
    return refused != null
        && refused.getCause() instanceof JwtValidationException validation
        && validation.getErrors().stream()
            .allMatch(error -> UNCONFIRMED.equals(error.getErrorCode()));
  }
}
