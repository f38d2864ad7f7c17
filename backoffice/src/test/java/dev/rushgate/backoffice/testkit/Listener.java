package dev.rushgate.backoffice.testkit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Listens to a page's push as a browser would, with the cookie of its session. */
public final class Listener implements AutoCloseable {

  private static final String DATA = "data:";

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final HttpResponse<Stream<String>> response;
  private volatile boolean ended;

  public Listener(int port, Browser browser, String... drops) {
    var request =
        HttpRequest.newBuilder(
            URI.create(
                "http://127.0.0.1:%d/admin/live?drops=%s"
                    .formatted(port, String.join(",", drops))));
    browser
        .cookie("RUSHGATE_STAFF")
        .ifPresent(session -> request.header("Cookie", "RUSHGATE_STAFF=" + session));
    try {
      response = http.send(request.build(), BodyHandlers.ofLines());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    Thread.ofVirtual().start(this::read);
  }

  private void read() {
    try (Stream<String> body = response.body()) {
      body.forEach(lines::add);
    } catch (RuntimeException cut) {
      lines.add(": cut");
    }
    ended = true;
  }

  public int status() {
    return response.statusCode();
  }

  public String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  public List<String> lines() {
    return List.copyOf(lines);
  }

  /** What was told, in its order. */
  public List<JsonNode> heard() {
    return lines.stream()
        .filter(line -> line.startsWith(DATA))
        .map(line -> Api.JSON.readTree(line.substring(DATA.length())))
        .toList();
  }

  public boolean ended() {
    return ended;
  }

  /** Hangs up. */
  @Override
  public void close() {
    http.shutdownNow();
  }
}
