package dev.rushgate.bench.scenario;

import dev.rushgate.stack.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A baseline that runs when it is told to and measures itself. */
record BareProgram(Service service) {

  private static final Duration RUN_MAX = Duration.ofMinutes(2);

  /** Its rate for {@code count} units. */
  double perSecond(int count) {
    var request =
        HttpRequest.newBuilder(URI.create(service.url() + "/run?count=" + count))
            .timeout(RUN_MAX)
            .build();
    try (var client = HttpClient.newHttpClient()) {
      var answer = client.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException("a baseline failed: " + answer.body());
      }
      return Double.parseDouble(answer.body());
    } catch (IOException e) {
      throw new IllegalStateException("a baseline did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
