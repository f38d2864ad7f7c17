package dev.rushgate.backoffice.platform.web;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

/**
 * Where a bearer token is looked at. Calls that lead to a token, or away from it, take no notice of
 * an old one: a client that sends it along with everything must still be able to get a new one.
 */
@Configuration(proxyBeanMethods = false)
class Bearers {

  static final String[] WITHOUT_TOKEN = {
    "/api/v1/auth/signup",
    "/api/v1/auth/login",
    "/api/v1/auth/refresh",
    "/api/v1/auth/logout",
    "/api/v1/auth/providers",
    "/api/v1/auth/exchange",
    "/api/v1/auth/password/reset-request",
    "/api/v1/auth/password/reset",
    "/api/v1/payments/webhook"
  };

  @Bean
  BearerTokenResolver bearerTokens() {
    var header = new DefaultBearerTokenResolver();
    var without = Set.of(WITHOUT_TOKEN);
    return request -> without.contains(request.getRequestURI()) ? null : header.resolve(request);
  }
}
