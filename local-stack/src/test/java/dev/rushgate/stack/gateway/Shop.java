package dev.rushgate.stack.gateway;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A shop as the gateway knows it: it asks over HTTP and takes webhooks. */
final class Shop implements AutoCloseable {

  static final String SECRET = "a secret of the tests";

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<JsonNode> webhooks = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  Shop() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.createContext(
        "/webhook",
        exchange -> {
          webhooks.add(JSON.readTree(exchange.getRequestBody().readAllBytes()));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }

  record Answer(int status, JsonNode body) {}

  URI webhook() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/webhook");
  }

  List<JsonNode> webhooks() {
    return webhooks;
  }

  Answer confirm(GatewaySimulator gateway, String key, String order, long amount, String request)
      throws IOException, InterruptedException {
    String body = wanted(key, order, amount);
    return send(post(gateway, "/v1/payments/confirm", body).header("Idempotency-Key", request));
  }

  private static String wanted(String key, String order, long amount) {
    return """
        {"paymentKey":"%s","orderId":"%s","amount":%d}"""
        .formatted(key, order, amount);
  }

  /** What a buyer's browser does before the shop confirms. */
  Answer agree(GatewaySimulator gateway, String key, String order, long amount)
      throws IOException, InterruptedException {
    return send(
        post(gateway, "/window", wanted(key, order, amount)).setHeader("Authorization", "none"));
  }

  Answer cancel(GatewaySimulator gateway, String key, long amount, String request)
      throws IOException, InterruptedException {
    String body =
        """
        {"cancelReason":"test","cancelAmount":%d}"""
            .formatted(amount);
    return send(
        post(gateway, "/v1/payments/" + key + "/cancel", body).header("Idempotency-Key", request));
  }

  Answer find(GatewaySimulator gateway, String path) throws IOException, InterruptedException {
    return send(request(gateway, "/v1/payments/" + path));
  }

  Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    var answer = http.send(request.build(), BodyHandlers.ofString());
    return new Answer(answer.statusCode(), JSON.readTree(answer.body()));
  }

  static HttpRequest.Builder post(GatewaySimulator gateway, String path, String body) {
    return request(gateway, path).POST(BodyPublishers.ofString(body));
  }

  private static HttpRequest.Builder request(GatewaySimulator gateway, String path) {
    byte[] user = (SECRET + ":").getBytes(StandardCharsets.UTF_8);
    return HttpRequest.newBuilder(URI.create(gateway.url() + path))
        .timeout(PATIENCE)
        .header("Content-Type", "application/json")
        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(user));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
