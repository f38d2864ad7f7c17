package dev.rushgate.backoffice.platform.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Calls of programs: a bearer token or nothing, and no session. {@link Access} says who may. */
@Configuration(proxyBeanMethods = false)
class Security {

  private final ProblemWriter problems;

  Security(ProblemWriter problems) {
    this.problems = problems;
  }

  @Bean
  SecurityFilterChain rules(HttpSecurity http) {
    return http.authorizeHttpRequests(paths -> paths.anyRequest().access(Access::decide))
        .oauth2ResourceServer(
            bearer ->
                bearer
                    .jwt(jwt -> jwt.jwtAuthenticationConverter(roles()))
                    .authenticationEntryPoint(noToken())
                    .accessDeniedHandler(noRight()))
        .exceptionHandling(
            refused -> refused.authenticationEntryPoint(noToken()).accessDeniedHandler(noRight()))
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        // A browser never sends these tokens by itself, so there is nothing to forge.
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(
                        policy ->
                            policy.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
                    .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
        .build();
  }

  private static JwtAuthenticationConverter roles() {
    var authorities = new JwtGrantedAuthoritiesConverter();
    authorities.setAuthoritiesClaimName("roles");
    authorities.setAuthorityPrefix("ROLE_");
    var converter = new JwtAuthenticationConverter();
    converter.setJwtGrantedAuthoritiesConverter(authorities);
    return converter;
  }

  private AuthenticationEntryPoint noToken() {
    return (request, response, refused) -> {
      if (RevocationCheck.isUnconfirmed(refused)) {
        response.setHeader(HttpHeaders.RETRY_AFTER, RevocationCheck.RETRY_SECONDS);
        problems.write(response, Problem.UNAVAILABLE, RevocationCheck.UNCONFIRMED_DETAIL);
        return;
      }
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
      problems.write(response, Problem.UNAUTHENTICATED, "Send a valid bearer token.");
    };
  }

  private AccessDeniedHandler noRight() {
    return (request, response, refused) ->
        problems.write(response, Problem.FORBIDDEN, "This takes another role than the token's.");
  }
}
