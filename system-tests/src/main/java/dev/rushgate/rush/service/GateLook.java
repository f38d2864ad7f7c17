package dev.rushgate.rush.service;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What anybody may ask one gate before the rush: its drops and its clock. Blocks. */
public final class GateLook implements AutoCloseable {

  private static final Duration ANSWER_MAX = Duration.ofSeconds(5);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
  private static final int CLOCK_SAMPLES = 20;

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(ANSWER_MAX).build();
  private final URI gate;

  public GateLook(URI gate) {
    this.gate = gate;
  }

  /** Returns when the gate shows the drop. */
  public void awaitDrop(String drop, Duration patience) {
    Instant deadline = Instant.now().plus(patience);
    while (!shows(drop)) {
      if (Instant.now().isAfter(deadline)) {
        throw new ServiceException(gate + " does not show drop " + drop + " within " + patience);
      }
      pause();
    }
  }

  /** Whether the gate shows the drop now. */
  public boolean shows(String drop) {
    return get("/api/v1/drops/" + drop).isPresent();
  }

  /** Asks for the time again and again and keeps the answer with the shortest way. */
  public ServerClock clock() {
    ServerClock best = new ServerClock(0, Long.MAX_VALUE);
    for (int sample = 0; sample < CLOCK_SAMPLES; sample++) {
      long sent = System.currentTimeMillis();
      long start = System.nanoTime();
      JsonObject answer =
          get("/api/v1/time")
              .orElseThrow(() -> new ServiceException(gate + " does not tell the time"));
      long wayMs = Duration.ofNanos(System.nanoTime() - start).toMillis() + 1;
      long server = Instant.parse(answer.getString("now")).toEpochMilli();
      if (wayMs < best.errorMs()) {
        best = new ServerClock(server - (sent + wayMs / 2), wayMs);
      }
    }
    return best;
  }

  private Optional<JsonObject> get(String path) {
    try {
      var request = HttpRequest.newBuilder(gate.resolve(path)).timeout(ANSWER_MAX).build();
      var response = http.send(request, HttpResponse.BodyHandlers.ofString());
      return response.statusCode() == 200
          ? Optional.of(new JsonObject(response.body()))
          : Optional.empty();
    } catch (IOException | DecodeException notNow) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServiceException("interrupted", e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_AGAIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServiceException("interrupted", e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
