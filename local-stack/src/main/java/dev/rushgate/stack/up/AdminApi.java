package dev.rushgate.stack.up;

import dev.rushgate.stack.StackException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The few calls of the back office's admin API that demo data and scripts need. */
final class AdminApi implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration ANSWER_MAX = Duration.ofSeconds(20);

  private final HttpClient client = HttpClient.newHttpClient();
  private final String url;
  private final String token;

  AdminApi(String url, String token) {
    this.url = url;
    this.token = token;
  }

  /** How many drops there are, in whatever state. */
  long drops() {
    return call(request("/drops").GET().build(), 200).path("total").asLong();
  }

  /** Creates a product or a drop and returns its id. */
  String create(String what, Map<String, Object> content) {
    HttpRequest request =
        request("/" + what)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(content)))
            .build();
    return call(request, 201).path("id").asString();
  }

  JsonNode get(String path) {
    return call(request(path).GET().build(), 200);
  }

  JsonNode post(String path) {
    return call(request(path).POST(HttpRequest.BodyPublishers.noBody()).build(), 200);
  }

  @Override
  public void close() {
    client.close();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + "/api/v1/admin" + path))
        .timeout(ANSWER_MAX)
        .header("Authorization", "Bearer " + token);
  }

  private JsonNode call(HttpRequest request, int expected) {
    try {
      var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != expected) {
        throw new StackException(
            request.method()
                + " "
                + request.uri()
                + ": "
                + answer.statusCode()
                + " "
                + answer.body());
      }
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new StackException("no answer from " + request.uri(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted while calling " + request.uri(), e);
    }
  }
}
