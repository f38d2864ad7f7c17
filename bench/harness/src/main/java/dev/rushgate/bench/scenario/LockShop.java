package dev.rushgate.bench.scenario;

import dev.rushgate.bench.rig.Rig;
import dev.rushgate.stack.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A process of the module {@code bench/lock-shop} with so many database connections. */
record LockShop(Service service, int pool) {

  /** What its tables say of a coupon. */
  record Books(long total, long issued, long claims, long distinctMembers) {}

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration ANSWER_MAX = Duration.ofSeconds(60);

  static LockShop start(Rig rig, int pool) {
    var jar = Rig.jar("bench/lock-shop", "bench-lock-shop");
    var environment = Map.of("LOCK_SHOP_POOL", Integer.toString(pool));
    return new LockShop(rig.jar("lock-shop-pool-" + pool, jar, environment), pool);
  }

  int port() {
    return URI.create(service.url()).getPort();
  }

  /** The id of a new coupon of which there are so many. */
  String coupon(int total) {
    var body = BodyPublishers.ofString("{\"total\":" + total + "}");
    return ask(request("/coupons").header("Content-Type", "application/json").POST(body))
        .path("id")
        .asString();
  }

  Books books(String coupon) {
    JsonNode books = ask(request("/coupons/" + coupon));
    return new Books(
        books.path("total").asLong(),
        books.path("issued").asLong(),
        books.path("claims").asLong(),
        books.path("distinctMembers").asLong());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(service.url() + path)).timeout(ANSWER_MAX);
  }

  private static JsonNode ask(HttpRequest.Builder request) {
    try (var client = HttpClient.newHttpClient()) {
      var answer = client.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new IllegalStateException("the lock shop refused: " + answer);
      }
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new IllegalStateException("the lock shop did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
