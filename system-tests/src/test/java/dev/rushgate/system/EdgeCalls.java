package dev.rushgate.system;

import dev.rushgate.rush.service.Tokens;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Single calls on the processes of the edge, each answered or failed, never tried again. */
final class EdgeCalls implements AutoCloseable {

  private static final Duration ANSWER_MAX = Duration.ofSeconds(10);

  // Not more: its offer to upgrade would be part of what is tested.
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Tokens tokens;

  EdgeCalls(Tokens tokens) {
    this.tokens = tokens;
  }

  /** An answer, when it came, and its body if that was an object in JSON. */
  record Answer(int status, boolean saysWhenToRetry, String text, JsonObject body, long atNanos) {}

  /** Fails when the connection ends without an answer. */
  CompletableFuture<Answer> enter(URI gate, String drop, String member) {
    return enterBy(gate, drop, tokens.shopper(member));
  }

  /** With a token that somebody else issued. */
  CompletableFuture<Answer> enterBy(URI gate, String drop, String token) {
    var request =
        request(gate, "/api/v1/drops/" + drop + "/entries")
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.noBody());
    return send(request);
  }

  Answer entryOf(URI gate, String drop, String member) {
    var request =
        request(gate, "/api/v1/drops/" + drop + "/entries/me")
            .header("Authorization", "Bearer " + tokens.shopper(member));
    return send(request).join();
  }

  Answer get(URI process, String path) {
    return send(request(process, path)).join();
  }

  static HttpRequest.Builder request(URI process, String path) {
    return HttpRequest.newBuilder(process.resolve(path)).timeout(ANSWER_MAX);
  }

  private CompletableFuture<Answer> send(HttpRequest.Builder request) {
    return http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
        .thenApply(EdgeCalls::answer);
  }

  static Answer answer(HttpResponse<String> response) {
    return new Answer(
        response.statusCode(),
        response.headers().firstValue("Retry-After").isPresent(),
        response.body(),
        json(response.body()),
        System.nanoTime());
  }

  private static JsonObject json(String text) {
    try {
      return text.startsWith("{") ? new JsonObject(text) : new JsonObject();
    } catch (DecodeException notAnObject) {
      return new JsonObject();
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
