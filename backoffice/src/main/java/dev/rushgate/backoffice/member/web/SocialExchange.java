package dev.rushgate.backoffice.member.web;

import dev.rushgate.backoffice.member.SocialProfile;
import dev.rushgate.backoffice.member.SocialStarts;
import dev.rushgate.backoffice.platform.SocialProvider;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationProvider;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.user.OAuth2User;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * Redeems a provider's code and learns who logged in. A provider that is slow keeps a thread for
 * some seconds at most, and a few threads at once.
 */
@Component
@Profile("shop")
class SocialExchange {

  private static final Logger LOG = LoggerFactory.getLogger(SocialExchange.class);
  private static final Duration ANSWER_MAX = Duration.ofSeconds(5);

  /** A quarter of the server's threads. */
  private static final int PLACES = 16;

  private final Semaphore places = new Semaphore(PLACES);
  private final AuthenticationProvider told;
  private final AuthenticationProvider signed;
  private final Map<String, JwtDecoder> decoders = new ConcurrentHashMap<>();

  SocialExchange() {
    var http =
        new JdkClientHttpRequestFactory(HttpClient.newBuilder().connectTimeout(ANSWER_MAX).build());
    http.setReadTimeout(ANSWER_MAX);
    var codes = new RestClientAuthorizationCodeTokenResponseClient();
    codes.setRestClient(
        RestClient.builder()
            .requestFactory(http)
            .configureMessageConverters(
                converters -> {
                  converters.addCustomConverter(new FormHttpMessageConverter());
                  converters.addCustomConverter(
                      new OAuth2AccessTokenResponseHttpMessageConverter());
                })
            .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
            .build());
    var rest = new RestTemplate(http);
    rest.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
    var users = new DefaultOAuth2UserService();
    users.setRestOperations(rest);
    this.told = new OAuth2LoginAuthenticationProvider(codes, users);
    var oidc = new OidcAuthorizationCodeAuthenticationProvider(codes, new OidcUserService());
    oidc.setJwtDecoderFactory(
        registration ->
            decoders.computeIfAbsent(
                registration.getRegistrationId(), id -> decoder(registration, http)));
    this.signed = oidc;
  }

  /** What became of a code. */
  sealed interface Outcome {

    record Known(SocialProfile profile) implements Outcome {}

    /** The provider did not confirm it, or did not answer. */
    record Failed() implements Outcome {}

    record Busy() implements Outcome {}
  }

  Outcome redeem(ClientRegistration registration, SocialStarts.Start start, String code) {
    if (!places.tryAcquire()) {
      return new Outcome.Busy();
    }
    try {
      return new Outcome.Known(profile(registration, start, code));
    } catch (AuthenticationException
        | OAuth2AuthorizationException
        | JwtException
        | IllegalArgumentException e) {
      LOG.warn(
          "login not confirmed provider={} cause={}",
          registration.getRegistrationId(),
          e.toString().replaceAll("\\p{Cntrl}", " "));
      return new Outcome.Failed();
    } finally {
      places.release();
    }
  }

  private SocialProfile profile(
      ClientRegistration registration, SocialStarts.Start start, String code) {
    var answer =
        OAuth2AuthorizationResponse.success(code)
            .redirectUri(Objects.requireNonNull(registration.getRedirectUri()))
            .state(start.state())
            .build();
    var login =
        new OAuth2LoginAuthenticationToken(
            registration,
            new OAuth2AuthorizationExchange(SocialProviders.request(registration, start), answer));
    boolean openId = registration.getScopes().contains("openid");
    var known = Objects.requireNonNull((openId ? signed : told).authenticate(login));
    var user = (OAuth2User) Objects.requireNonNull(known.getPrincipal());
    SocialProvider provider = SocialProvider.ofPath(registration.getRegistrationId()).orElseThrow();
    return SocialProfiles.read(provider, user.getAttributes());
  }

  private static JwtDecoder decoder(
      ClientRegistration registration, JdkClientHttpRequestFactory http) {
    var decoder =
        NimbusJwtDecoder.withJwkSetUri(
                Objects.requireNonNull(registration.getProviderDetails().getJwkSetUri()))
            .restOperations(new RestTemplate(http))
            .build();
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            new JwtTimestampValidator(), new OidcIdTokenValidator(registration)));
    return decoder;
  }
}
