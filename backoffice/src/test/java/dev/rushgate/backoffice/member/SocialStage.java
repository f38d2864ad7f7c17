package dev.rushgate.backoffice.member;

import dev.rushgate.backoffice.testkit.Api;
import dev.rushgate.backoffice.testkit.Browser;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Shoppers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The three providers, played by an OAuth2 server that really listens, and a shop that has them.
 */
final class SocialStage {

  static final String COOKIE = "RUSHGATE_SOCIAL";
  private static final String SHOP = "http://shop.example";
  private static final AtomicLong SUBJECTS = new AtomicLong(4_000_000_000L);

  private static final SocialStage SHARED = new SocialStage();

  private final MockOAuth2Server server = new MockOAuth2Server();
  private final HttpClient http = HttpClient.newHttpClient();
  private final ConfigurableApplicationContext shop;

  private SocialStage() {
    server.start();
    var settings = new HashMap<String, String>();
    settings.put("RUSHGATE_PUBLIC_URL", SHOP);
    settings.put("RUSHGATE_TRUSTED_PROXIES", "127.0.0.0/8, ::1"); // it stands behind one
    for (String provider : List.of("kakao", "google", "naver")) {
      String prefix = "RUSHGATE_" + provider.toUpperCase(Locale.ROOT) + "_";
      settings.put(prefix + "CLIENT_ID", client(provider));
      settings.put(prefix + "CLIENT_SECRET", "a secret of the shop");
      settings.put(prefix + "AUTHORIZE_URL", server.authorizationEndpointUrl(provider).toString());
      settings.put(prefix + "TOKEN_URL", server.tokenEndpointUrl(provider).toString());
      settings.put(prefix + "USER_URL", server.userInfoUrl(provider).toString());
      settings.put(prefix + "KEYS_URL", server.jwksUrl(provider).toString());
      settings.put(prefix + "ISSUER", server.issuerUrl(provider).toString());
    }
    shop = Running.on(Running.database(), settings);
  }

  /** Opened once, and left open to the end. */
  static SocialStage shared() {
    return SHARED;
  }

  static String newSubject() {
    return Long.toString(SUBJECTS.incrementAndGet());
  }

  /** What Kakao tells of somebody. */
  static Map<String, Object> kakao(String id, Map<String, Object> account) {
    var all = new HashMap<>(account);
    all.put("profile", Map.of("nickname", "미나"));
    return Map.of("id", Long.parseLong(id), "kakao_account", all);
  }

  static Map<String, Object> naver(String id, String email) {
    return Map.of(
        "resultcode",
        "00",
        "message",
        "success",
        "response",
        Map.of("id", id, "email", email, "name", "미나"));
  }

  Api api() {
    return new Api(Running.portOf(shop)).as(null);
  }

  Shoppers shoppers() {
    return new Shoppers(api());
  }

  Browser browser() {
    return new Browser(Running.portOf(shop));
  }

  /** What the provider says of the next one who logs in there. */
  void expect(String provider, String subject, Map<String, Object> claims) {
    server.enqueueCallback(
        new DefaultOAuth2TokenCallback(
            provider, subject, "JWT", List.of(client(provider)), claims, 600));
  }

  /** Goes to the provider, says yes there, and comes back with what it says. */
  Browser.Page login(Browser browser, String provider, String subject, Map<String, Object> claims) {
    expect(provider, subject, claims);
    return browser.get(back(begin(browser, provider)));
  }

  /** The address at the provider to which the browser is sent. */
  String begin(Browser browser, String provider) {
    return browser.get("/oauth2/authorization/" + provider).header("Location");
  }

  /** What an app with the member's tokens asks for in that browser. */
  Api.Reply call(Browser browser, Shoppers.Pair pair, String method, String path) {
    Api api = api().as(pair.access());
    return api.send(
        api.request(path)
            .header("Cookie", COOKIE + "=" + browser.cookie(COOKIE).orElse(""))
            .method(method, HttpRequest.BodyPublishers.noBody()));
  }

  /** Where a browser is to go whose member wants to link an identity. */
  String wayToLink(Browser browser, Shoppers.Pair pair, String provider) {
    begin(browser, provider); // so that the browser has its cookie
    Api.Reply way = call(browser, pair, "POST", "/api/v1/auth/social/" + provider + "/link");
    if (way.status() != 200) {
      throw new AssertionError(way.text());
    }
    return way.json().path("location").asString();
  }

  /**
   * Where the provider sends the browser back to. The server speaks OpenID Connect alone, so the
   * visitor adds that scope where the shop asks without.
   */
  String back(String there) {
    String asked =
        there.contains("scope=openid") || there.contains("openid")
            ? there
            : there.replace("scope=", "scope=openid%20");
    try {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(URI.create(asked)).GET().build(), BodyHandlers.ofString());
      String location = answer.headers().firstValue("Location").orElse("");
      if (!location.startsWith(SHOP)) {
        throw new AssertionError(answer.statusCode() + " " + answer.body() + " " + asked);
      }
      return location.substring(SHOP.length());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String client(String provider) {
    return "shop-at-" + provider;
  }
}
