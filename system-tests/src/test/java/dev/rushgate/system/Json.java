package dev.rushgate.system;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Calls in JSON on one service; an empty authorization sends none. */
final class Json implements AutoCloseable {

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI service;

  Json(URI service) {
    this.service = service;
  }

  EdgeCalls.Answer get(String path, String authorization) {
    return send(EdgeCalls.request(service, path), authorization);
  }

  EdgeCalls.Answer post(String path, String authorization, JsonObject body) {
    var request =
        EdgeCalls.request(service, path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.encode()));
    return send(request, authorization);
  }

  private EdgeCalls.Answer send(HttpRequest.Builder request, String authorization) {
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
        .thenApply(EdgeCalls::answer)
        .join();
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
