package dev.rushgate.backoffice.member.web;

import dev.rushgate.backoffice.member.SocialStarts;
import dev.rushgate.backoffice.platform.BackofficeConfig;
import dev.rushgate.backoffice.platform.SocialProvider;
import dev.rushgate.backoffice.platform.SocialSettings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.stereotype.Component;

/** The providers of the configuration, as the client library knows them, and what each is asked. */
@Component
@Profile("shop")
class SocialProviders {

  private static final Map<SocialProvider, Set<String>> SCOPES =
      Map.of(
          SocialProvider.KAKAO, Set.of("account_email", "profile_nickname"),
          SocialProvider.GOOGLE, Set.of("openid", "email", "profile"),
          SocialProvider.NAVER, Set.of("name", "email"));

  /** The attribute that no answer of a provider lacks. */
  private static final Map<SocialProvider, String> SUBJECT_IN =
      Map.of(
          SocialProvider.KAKAO, "id",
          SocialProvider.GOOGLE, "sub",
          SocialProvider.NAVER, "response");

  private final Map<SocialProvider, ClientRegistration> registrations =
      new EnumMap<>(SocialProvider.class);
  private final boolean secure;

  SocialProviders(BackofficeConfig config) {
    SocialSettings social = config.social();
    social
        .clients()
        .forEach(
            (provider, client) ->
                registrations.put(provider, registration(provider, client, social.publicUrl())));
    this.secure = social.publicUrl().startsWith("https:");
  }

  /** By the word in an address; nothing when the provider is not set up here. */
  Optional<ClientRegistration> find(String path) {
    return SocialProvider.ofPath(path).map(registrations::get);
  }

  List<String> paths() {
    return registrations.keySet().stream().map(SocialProvider::path).toList();
  }

  /** Whether browsers reach the shop by TLS, and may keep cookies for that alone. */
  boolean isSecure() {
    return secure;
  }

  /** What the provider is asked for one login; the same whenever it is made for the same start. */
  static OAuth2AuthorizationRequest request(
      ClientRegistration registration, SocialStarts.Start start) {
    boolean signed = registration.getScopes().contains("openid");
    return OAuth2AuthorizationRequest.authorizationCode()
        .authorizationUri(
            Objects.requireNonNull(registration.getProviderDetails().getAuthorizationUri()))
        .clientId(registration.getClientId())
        .redirectUri(registration.getRedirectUri())
        .scopes(registration.getScopes())
        .state(start.state())
        .additionalParameters(
            asked -> {
              asked.put(PkceParameterNames.CODE_CHALLENGE, hashed(start.verifier()));
              asked.put(PkceParameterNames.CODE_CHALLENGE_METHOD, "S256");
              if (signed) {
                asked.put(OidcParameterNames.NONCE, hashed(start.nonce()));
              }
            })
        .attributes(
            kept -> {
              kept.put(OAuth2ParameterNames.REGISTRATION_ID, registration.getRegistrationId());
              kept.put(PkceParameterNames.CODE_VERIFIER, start.verifier());
              if (signed) {
                kept.put(OidcParameterNames.NONCE, start.nonce());
              }
            })
        .build();
  }

  private static ClientRegistration registration(
      SocialProvider provider, SocialSettings.Client client, String publicUrl) {
    SocialSettings.Endpoints at = client.endpoints();
    return ClientRegistration.withRegistrationId(provider.path())
        .clientId(client.id())
        .clientSecret(client.secret())
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .redirectUri(publicUrl + SocialController.BACK + "/" + provider.path())
        .scope(Objects.requireNonNull(SCOPES.get(provider)))
        .authorizationUri(at.authorize())
        .tokenUri(at.token())
        .userInfoUri(at.user())
        .userNameAttributeName(Objects.requireNonNull(SUBJECT_IN.get(provider)))
        .jwkSetUri(at.keys())
        .issuerUri(at.issuer())
        .build();
  }

  private static String hashed(String secret) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
