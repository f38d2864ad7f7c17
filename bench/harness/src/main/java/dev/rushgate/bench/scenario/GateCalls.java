package dev.rushgate.bench.scenario;

import dev.rushgate.model.DropId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Single calls to a gate, for what must be so before a load begins. */
final class GateCalls implements AutoCloseable {

  private static final Duration ANSWER_MAX = Duration.ofSeconds(10);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(ANSWER_MAX).build();
  private final int port;

  GateCalls(int port) {
    this.port = port;
  }

  /** Whoever has that token presses the button. */
  HttpResponse<String> enter(DropId drop, String bearer) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + EnteringLoad.path(drop)))
            .POST(HttpRequest.BodyPublishers.noBody())
            .header("Authorization", "Bearer " + bearer)
            .timeout(ANSWER_MAX)
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
