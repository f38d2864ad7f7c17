package dev.rushgate.edge.gate;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A client of one event stream, and what it heard. */
final class Listener {

  record Event(String name, JsonObject data) {}

  private final List<Event> events = new CopyOnWriteArrayList<>();
  private final List<String> comments = new CopyOnWriteArrayList<>();
  private final StringBuilder unread = new StringBuilder();
  volatile String retry = "";
  volatile boolean ended;
  volatile int status;
  private volatile @Nullable HttpClientResponse response;

  Listener(Vertx vertx, int port, String path, @Nullable String token) {
    var options = new RequestOptions().setHost("127.0.0.1").setPort(port).setMethod(HttpMethod.GET);
    if (token != null) {
      options.addHeader("Authorization", "Bearer " + token);
    }
    vertx.runOnContext(
        v ->
            vertx
                .createHttpClient()
                .request(options.setURI(path))
                .compose(request -> request.send())
                .onSuccess(this::listen));
  }

  private void listen(HttpClientResponse begun) {
    response = begun;
    status = begun.statusCode();
    begun.handler(chunk -> hear(chunk.toString()));
    begun.endHandler(v -> ended = true);
    begun.exceptionHandler(cause -> ended = true);
  }

  private void hear(String text) {
    unread.append(text);
    for (int end = unread.indexOf("\n\n"); end >= 0; end = unread.indexOf("\n\n")) {
      take(unread.substring(0, end));
      unread.delete(0, end + 2);
    }
  }

  private void take(String block) {
    if (block.startsWith(":")) {
      comments.add(block);
    } else if (block.startsWith("retry: ")) {
      retry = block.substring("retry: ".length());
    } else {
      var lines = block.split("\n", -1);
      events.add(
          new Event(
              lines[0].substring("event: ".length()),
              new JsonObject(lines[1].substring("data: ".length()))));
    }
  }

  List<JsonObject> heard(String name) {
    return events.stream().filter(event -> event.name().equals(name)).map(Event::data).toList();
  }

  boolean heardState(String name, String state) {
    return heard(name).stream().anyMatch(data -> state.equals(data.getString("state")));
  }

  int heartbeats() {
    return comments.size();
  }

  void close() {
    var begun = response;
    if (begun != null) {
      begun.request().connection().close();
    }
  }
}
