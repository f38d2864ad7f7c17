package dev.rushgate.backoffice.platform.web;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.rushgate.backoffice.platform.BackofficeConfig;
import dev.rushgate.backoffice.platform.Secret;
import dev.rushgate.backoffice.platform.token.RevokedTokens;
import dev.rushgate.model.MemberId;
import java.security.Key;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.MappedJwtClaimSetConverter;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Bearer tokens: HS256 only, by the current key or the older one that {@code kid} names. */
@Configuration(proxyBeanMethods = false)
class Tokens {

  private static final Duration CLOCK_SKEW_MAX = Duration.ZERO;

  @Bean
  JwtDecoder tokenDecoder(BackofficeConfig config, RevokedTokens revoked) {
    var decoder = ofOurKeys(config);
    var time = new JwtTimestampValidator(CLOCK_SKEW_MAX);
    time.setAllowEmptyExpiryClaim(false);
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(time, ours(config), new RevocationCheck(revoked)));
    return decoder;
  }

  @Bean
  PastTokens pastTokens(BackofficeConfig config) {
    var decoder = ofOurKeys(config);
    decoder.setJwtValidator(ours(config));
    return new PastTokens(decoder);
  }

  private static NimbusJwtDecoder ofOurKeys(BackofficeConfig config) {
    var processor = new DefaultJWTProcessor<SecurityContext>();
    processor.setJWSKeySelector((header, context) -> keysFor(header, config));
    processor.setJWTClaimsSetVerifier((claims, context) -> {}); // our validators do it
    var decoder = new NimbusJwtDecoder(processor);
    decoder.setClaimSetConverter(Tokens::claims);
    return decoder;
  }

  /** As they are: the framework would make up an instant of issue where there is none. */
  private static Map<String, Object> claims(Map<String, Object> read) {
    Map<String, Object> claims = MappedJwtClaimSetConverter.withDefaults(Map.of()).convert(read);
    if (!read.containsKey(JwtClaimNames.IAT)) {
      claims.remove(JwtClaimNames.IAT);
    }
    return claims;
  }

  private static OAuth2TokenValidator<Jwt> ours(BackofficeConfig config) {
    return new DelegatingOAuth2TokenValidator<>(
        new JwtIssuerValidator(config.jwtIssuer()), Tokens::namesAMember);
  }

  private static List<Key> keysFor(JWSHeader header, BackofficeConfig config) {
    if (!JWSAlgorithm.HS256.equals(header.getAlgorithm())) {
      return List.of();
    }
    String kid = header.getKeyID();
    Secret secret = kid == null ? config.jwtSecret() : config.jwtKeys().get(kid);
    return secret == null ? List.of() : List.of(secret.hmacSha256());
  }

  private static OAuth2TokenValidatorResult namesAMember(Jwt token) {
    try {
      new MemberId(String.valueOf(token.getSubject()));
      return OAuth2TokenValidatorResult.success();
    } catch (IllegalArgumentException e) {
      return OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token"));
    }
  }
}
