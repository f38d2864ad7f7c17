package dev.rushgate.backoffice.testkit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The back office as a program outside sees it; an operator unless told otherwise. */
public final class Api {

  public static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private static final Duration ANSWER_MAX = Duration.ofSeconds(30);

  private final int port;
  private final @Nullable String token;

  public Api(int port) {
    this(port, Tokens.admin());
  }

  private Api(int port, @Nullable String token) {
    this.port = port;
    this.token = token;
  }

  public Api as(@Nullable String otherToken) {
    return new Api(port, otherToken);
  }

  public Reply get(String path) {
    return send("GET", path, null, "application/json");
  }

  public Reply post(String path) {
    return send("POST", path, null, "application/json");
  }

  public Reply post(String path, Map<String, ?> body) {
    return send("POST", path, JSON.writeValueAsString(body), "application/json");
  }

  public Reply patch(String path, Map<String, ?> body) {
    return send("PATCH", path, JSON.writeValueAsString(body), "application/json");
  }

  public Reply send(String method, String path, @Nullable String body, String type) {
    var publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    return send(request(path).header("Content-Type", type).method(method, publisher));
  }

  public Reply upload(String path, String name, String type, byte[] content) {
    Parts parts = Parts.of(Map.of(), name, type, content);
    return send(request(path).header("Content-Type", Parts.TYPE).POST(parts.publisher()));
  }

  /** With whatever headers the request has. */
  public Reply send(HttpRequest.Builder request) {
    try {
      return new Reply(HTTP.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public HttpRequest.Builder request(String path) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(ANSWER_MAX);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return request;
  }

  /** An answer. */
  public record Reply(HttpResponse<String> response) {

    public int status() {
      return response.statusCode();
    }

    public String text() {
      return response.body();
    }

    public JsonNode json() {
      return JSON.readTree(response.body());
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    public String code() {
      return json().path("code").asString("");
    }

    public String id() {
      return json().path("id").asString();
    }

    /** The fields that a refusal names. */
    public List<String> fields() {
      var fields = new ArrayList<String>();
      json().path("errors").forEach(error -> fields.add(error.path("field").asString()));
      return fields;
    }
  }
}
