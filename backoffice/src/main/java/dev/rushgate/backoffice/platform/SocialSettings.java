package dev.rushgate.backoffice.platform;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The providers that shoppers can log in through; one that is not set up is not there.
 *
 * @param publicUrl where shoppers find the shop, without a slash at its end; providers send them
 *     back there
 */
public record SocialSettings(Map<SocialProvider, Client> clients, String publicUrl) {

  /** As which client the shop is known to a provider. */
  public record Client(String id, String secret, Endpoints endpoints) {

    @Override
    public String toString() {
      return "Client " + id;
    }
  }

  /**
   * Where a provider answers.
   *
   * @param user tells who logged in; null where a signed token says it
   * @param keys those of that token; null where there is none
   * @param issuer of that token
   */
  public record Endpoints(
      String authorize,
      String token,
      @Nullable String user,
      @Nullable String keys,
      @Nullable String issuer) {}

  private static final Map<SocialProvider, Endpoints> USUAL =
      Map.of(
          SocialProvider.KAKAO,
          new Endpoints(
              "https://kauth.kakao.com/oauth/authorize",
              "https://kauth.kakao.com/oauth/token",
              "https://kapi.kakao.com/v2/user/me",
              null,
              null),
          SocialProvider.GOOGLE,
          new Endpoints(
              "https://accounts.google.com/o/oauth2/v2/auth",
              "https://oauth2.googleapis.com/token",
              null,
              "https://www.googleapis.com/oauth2/v3/certs",
              "https://accounts.google.com"),
          SocialProvider.NAVER,
          new Endpoints(
              "https://nid.naver.com/oauth2.0/authorize",
              "https://nid.naver.com/oauth2.0/token",
              "https://openapi.naver.com/v1/nid/me",
              null,
              null));

  static SocialSettings from(Variables given) {
    var clients = new EnumMap<SocialProvider, Client>(SocialProvider.class);
    for (SocialProvider provider : SocialProvider.values()) {
      String prefix = "RUSHGATE_" + provider + "_";
      String id = given.or(prefix + "CLIENT_ID", "");
      if (!id.isEmpty()) {
        String secret = given.required(prefix + "CLIENT_SECRET");
        clients.put(provider, new Client(id, secret, endpoints(given, provider, prefix)));
      }
    }
    return new SocialSettings(
        Map.copyOf(clients), clients.isEmpty() ? "" : given.webAddress("RUSHGATE_PUBLIC_URL"));
  }

  /** Elsewhere than usual only where somebody else plays the provider: in tests. */
  private static Endpoints endpoints(Variables given, SocialProvider provider, String prefix) {
    Endpoints usual = Objects.requireNonNull(USUAL.get(provider));
    return new Endpoints(
        or(given, prefix + "AUTHORIZE_URL", usual.authorize()),
        or(given, prefix + "TOKEN_URL", usual.token()),
        usual.user() == null ? null : or(given, prefix + "USER_URL", usual.user()),
        usual.keys() == null ? null : or(given, prefix + "KEYS_URL", usual.keys()),
        usual.issuer() == null ? null : or(given, prefix + "ISSUER", usual.issuer()));
  }

  private static String or(Variables given, String name, String usual) {
    return given.or(name, "").isEmpty() ? usual : given.webAddress(name);
  }
}
