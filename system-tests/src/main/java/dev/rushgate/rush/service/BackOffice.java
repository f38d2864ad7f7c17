package dev.rushgate.rush.service;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The admin API of the back office; every call blocks, so call it from a virtual thread. */
public final class BackOffice implements AutoCloseable {

  private static final Duration ANSWER_MAX = Duration.ofSeconds(10);
  private static final int TRIES_MAX = 8;
  private static final Duration TRY_AGAIN = Duration.ofMillis(500);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(ANSWER_MAX).build();
  private final URI base;
  private final Supplier<String> token;

  /** An answer as it came; {@code body} is empty when it was no JSON object. */
  public record Answer(int status, JsonObject body) {

    /** The stable code of a problem, or the status when there is none. */
    public String code() {
      return body.getString("code", "HTTP_" + status);
    }
  }

  public BackOffice(URI base, Supplier<String> token) {
    this.base = base;
    this.token = token;
  }

  public String createProduct(String name, long priceWon, int stock) {
    return created(
        "/api/v1/admin/products",
        new JsonObject()
            .put("name", name)
            .put("description", "On sale in a rush")
            .put("price", priceWon)
            .put("stock", stock));
  }

  /** Creates a drop as the admin API spells it, and returns its id. */
  public String createDrop(JsonObject drop) {
    return created("/api/v1/admin/drops", drop);
  }

  public Answer close(String drop) {
    return patiently("POST", "/api/v1/admin/drops/" + drop + "/close", null);
  }

  public Answer ledger(String drop) {
    return patiently("GET", "/api/v1/admin/drops/" + drop + "/ledger", null);
  }

  public Answer markPaid(String order) {
    return patiently("POST", "/api/v1/admin/orders/" + order + "/mark-paid", null);
  }

  private String created(String path, JsonObject body) {
    Answer answer = patiently("POST", path, body);
    String id = answer.body().getString("id");
    if (answer.status() != 201 || id == null) {
      throw new ServiceException(
          "POST " + path + " answered " + answer.status() + " " + answer.body().encode());
    }
    return id;
  }

  /** Tries again while the back office is away or says 503; the last answer stands. */
  private Answer patiently(String method, String path, @Nullable JsonObject body) {
    String key = UUID.randomUUID().toString();
    for (int tries = 1; ; tries++) {
      try {
        Answer answer = call(method, path, body, key);
        if (answer.status() != 503 || tries == TRIES_MAX) {
          return answer;
        }
      } catch (IOException e) {
        if (tries == TRIES_MAX) {
          throw new ServiceException("no answer from the back office at " + base, e);
        }
      }
      pause();
    }
  }

  /** One try of any call. */
  public Answer call(String method, String path, @Nullable JsonObject body, String key)
      throws IOException {
    var content =
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body.encode());
    var request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(ANSWER_MAX)
            .header("Authorization", "Bearer " + token.get())
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .method(method, content)
            .build();
    try {
      var response = http.send(request, HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), json(response.body()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServiceException("interrupted", e);
    }
  }

  private static JsonObject json(String text) {
    try {
      return text.isBlank() ? new JsonObject() : new JsonObject(text);
    } catch (DecodeException notAnObject) {
      return new JsonObject();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(TRY_AGAIN);
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
