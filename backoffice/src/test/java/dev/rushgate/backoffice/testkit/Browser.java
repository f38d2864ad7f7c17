package dev.rushgate.backoffice.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.stack.Totp;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The pages as a browser without script sees them: cookies, forms, one request at a time. */
public final class Browser {

  private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Duration ANSWER_MAX = Duration.ofSeconds(30);

  private final int port;
  private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
  private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();
  private String formToken = "";

  public Browser(int port) {
    this.port = port;
  }

  /** A page, or a redirect that was not followed. */
  public record Page(HttpResponse<String> response) {

    public int status() {
      return response.statusCode();
    }

    public String text() {
      return response.body();
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    /** The path that it redirects to. */
    public String location() {
      String location = header("Location");
      return location.isEmpty() ? "" : location.replaceFirst("^http://[^/]+", "");
    }

    public String reference() {
      return header("X-Request-Id");
    }
  }

  public Page get(String path) {
    return send(request(path).GET());
  }

  /** Sends a form as the last page with one would have. */
  public Page post(String path, Map<String, String> fields) {
    Map<String, String> all = new HashMap<>(fields);
    all.put("_csrf", formToken);
    return postForged(path, all);
  }

  /** Sends a form without the token of a page. */
  public Page postForged(String path, Map<String, String> fields) {
    String body =
        fields.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  /** Sends a form with a file as the last page with a form would have. */
  public Page upload(String path, String name, String type, byte[] content) {
    Parts parts = Parts.of(Map.of("_csrf", formToken), name, type, content);
    return send(request(path).header("Content-Type", Parts.TYPE).POST(parts.publisher()));
  }

  /** Sends a body of any kind, with the token of the last page beside it. */
  public Page postAs(String type, String path, String body) {
    return send(
        request(path)
            .header("Content-Type", type)
            .header("X-XSRF-TOKEN", formToken)
            .POST(BodyPublishers.ofString(body)));
  }

  public Page follow(Page redirect) {
    assertThat(redirect.status()).as(redirect.text()).isBetween(300, 399);
    return get(redirect.location());
  }

  public Page password(String email, String password) {
    get("/admin/login");
    return post("/admin/login", Map.of("email", email, "password", password));
  }

  public Page code(String secret) {
    get("/admin/login/code");
    return post("/admin/login/code", Map.of("code", Totp.code(secret, Instant.now())));
  }

  /** Passes every step that the account takes. */
  public Browser signIn(Staff.Member member) {
    Page next = password(member.email(), member.password());
    if (member.secret() != null) {
      next = code(member.secret());
    }
    assertThat(next.location()).as(next.text()).isEqualTo("/admin");
    get("/admin");
    return this;
  }

  public Optional<String> cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst();
  }

  public void setCookie(String name, String value) {
    var cookie = new HttpCookie(name, value);
    cookie.setVersion(0); // the plain form that browsers send
    cookie.setDomain("127.0.0.1");
    cookie.setPath("/admin");
    cookies.getCookieStore().add(URI.create("http://127.0.0.1:" + port + "/admin"), cookie);
  }

  /** Another browser that got hold of this one's cookies. */
  public Browser withTheSameCookies(int otherPort) {
    var other = new Browser(otherPort);
    cookies
        .getCookieStore()
        .getCookies()
        .forEach(cookie -> other.setCookie(cookie.getName(), cookie.getValue()));
    other.formToken = formToken;
    return other;
  }

  private Page send(HttpRequest.Builder request) {
    try {
      var page = new Page(http.send(request.build(), BodyHandlers.ofString()));
      @Nullable String body = page.text();
      Matcher found = FORM_TOKEN.matcher(body == null ? "" : body);
      if (found.find()) {
        formToken = found.group(1);
      }
      return page;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(ANSWER_MAX);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
