package dev.rushgate.stack.up.api;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * A JSON API as one caller. What is not answered with a success is thrown as {@link Refused}; every
 * call that may change something has an idempotency key of its own.
 */
public final class Api {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration ANSWER_MAX = Duration.ofSeconds(20);
  private static final int SUCCESS_FROM = 200;
  private static final int SUCCESS_TO = 300;

  private final Calls calls;
  private final String url;
  private final String token;

  Api(Calls calls, String url, String token) {
    this.calls = calls;
    this.url = url;
    this.token = token;
  }

  public JsonNode get(String path) {
    return answer(request(path).GET());
  }

  public JsonNode post(String path) {
    return answer(changing(path).POST(BodyPublishers.noBody()));
  }

  public JsonNode post(String path, Map<String, ?> body) {
    return answer(changing(path).POST(json(body)));
  }

  /** Gives up when there is no answer after so long; the call may have been heard nevertheless. */
  public JsonNode post(String path, Map<String, ?> body, Duration patience) {
    return answer(changing(path).timeout(patience).POST(json(body)));
  }

  public JsonNode put(String path, Map<String, ?> body) {
    return answer(changing(path).PUT(json(body)));
  }

  public JsonNode delete(String path) {
    return answer(changing(path).DELETE());
  }

  /** Sends a file as the part {@code file} of a form; its name is ASCII without quotation marks. */
  public JsonNode upload(String path, String name, byte[] file) {
    String border = UUID.randomUUID().toString();
    String head =
        """
        --%s\r
        Content-Disposition: form-data; name="file"; filename="%s"\r
        Content-Type: application/octet-stream\r
        \r
        """
            .formatted(border, name);
    var form = new ByteArrayOutputStream();
    form.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    form.writeBytes(file);
    form.writeBytes(("\r\n--" + border + "--\r\n").getBytes(StandardCharsets.US_ASCII));
    return answer(
        request(path)
            .header("Content-Type", "multipart/form-data; boundary=" + border)
            .POST(BodyPublishers.ofByteArray(form.toByteArray())));
  }

  private HttpRequest.Builder changing(String path) {
    return request(path)
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", UUID.randomUUID().toString());
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(URI.create(url + path)).timeout(ANSWER_MAX);
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private static HttpRequest.BodyPublisher json(Map<String, ?> body) {
    return BodyPublishers.ofString(JSON.writeValueAsString(body));
  }

  private JsonNode answer(HttpRequest.Builder built) {
    HttpRequest request = built.build();
    HttpResponse<String> answer = calls.send(request);
    JsonNode body = read(answer.body());
    if (answer.statusCode() < SUCCESS_FROM || answer.statusCode() >= SUCCESS_TO) {
      throw new Refused(
          request.method() + " " + request.uri(),
          answer.statusCode(),
          body.path("code").asString(""),
          answer.body());
    }
    return body;
  }

  /** Of what is no JSON, nothing. */
  private static JsonNode read(String body) {
    try {
      return body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
    } catch (JacksonException e) {
      return MissingNode.getInstance();
    }
  }
}
