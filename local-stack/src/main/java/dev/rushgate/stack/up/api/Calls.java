package dev.rushgate.stack.up.api;

import dev.rushgate.stack.StackException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/** The way to the services, for however many callers; so many calls are under way at once. */
public final class Calls implements AutoCloseable {

  private static final int UNDER_WAY_MAX = 8;
  private static final Duration CONNECT_MAX = Duration.ofSeconds(5);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT_MAX).build();
  private final Semaphore room = new Semaphore(UNDER_WAY_MAX);

  /**
   * The API below an address, as whoever the token names sees it.
   *
   * @param token empty for a caller whom nobody knows
   */
  public Api to(String url, String token) {
    return new Api(this, url, token);
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      room.acquire();
      try {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
      } finally {
        room.release();
      }
    } catch (IOException e) {
      throw new StackException("no answer from " + request.uri(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted while calling " + request.uri(), e);
    }
  }

  /** Without waiting for answers that nobody reads. */
  @Override
  public void close() {
    client.shutdownNow();
  }
}
