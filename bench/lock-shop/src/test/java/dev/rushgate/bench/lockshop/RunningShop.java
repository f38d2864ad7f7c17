package dev.rushgate.bench.lockshop;

import dev.rushgate.stack.Database;
import dev.rushgate.stack.LocalStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The shop on real stores, started once and left running to the end, as a client sees it. */
final class RunningShop {

  record Answer(int status, JsonNode json) {

    String code() {
      return json.path("code").asString("");
    }
  }

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration ANSWER_MAX = Duration.ofSeconds(15);
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String URL = "http://127.0.0.1:" + start();

  private RunningShop() {}

  static String coupon(int total) {
    return send("/coupons", "{\"total\":" + total + "}").json().path("id").asString();
  }

  static Answer claim(String design, String coupon, String member) {
    var path = "/designs/" + design + "/coupons/" + coupon + "/claims";
    return send(request(path).header("X-Member", member).POST(BodyPublishers.noBody()));
  }

  static JsonNode books(String coupon) {
    return send(request("/coupons/" + coupon)).json();
  }

  static int ready() {
    return send(request("/health/ready")).status();
  }

  private static Answer send(String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(URL + path)).timeout(ANSWER_MAX);
  }

  private static Answer send(HttpRequest.Builder request) {
    try {
      var response = HTTP.send(request.build(), BodyHandlers.ofString());
      String body = response.body();
      return new Answer(response.statusCode(), JSON.readTree(body.isEmpty() ? "{}" : body));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static int start() {
    LocalStack stack = LocalStack.shared();
    Database database = stack.database().emptyDatabase();
    var config =
        LockShopConfig.from(
            Map.of(
                "RUSHGATE_HTTP_PORT", "0",
                "RUSHGATE_MYSQL_URL", database.url(),
                "RUSHGATE_MYSQL_USER", database.user(),
                "RUSHGATE_MYSQL_PASSWORD", database.password(),
                "RUSHGATE_REDIS_URL", stack.redis().url()));
    var application = (ServletWebServerApplicationContext) LockShopApplication.start(config);
    return Objects.requireNonNull(application.getWebServer()).getPort();
  }
}
