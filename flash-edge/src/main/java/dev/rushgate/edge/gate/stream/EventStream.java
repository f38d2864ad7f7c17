package dev.rushgate.edge.gate.stream;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.ThreadLocalRandom;

/** One client's {@code text/event-stream}. Confined to its event loop. */
final class EventStream {

  private static final int RETRY_MIN_MS = 1_000;
  private static final int RETRY_MAX_MS = 4_000;

  private final HttpServerResponse response;
  private boolean over;

  /** Begins the stream with a hint when to come back, should it end; spread, so that not all do. */
  EventStream(HttpServerResponse response) {
    this.response = response;
    response
        .setChunked(true)
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
        .putHeader("X-Accel-Buffering", "no")
        .write(retry());
    // They are sent. A stream lasts for hours, and ten thousand of them should not keep them.
    response.headers().clear();
  }

  void onClose(Runnable then) {
    response.closeHandler(
        closed -> {
          over = true;
          then.run();
        });
    response.exceptionHandler(cause -> over = true);
  }

  /** {@code data} is JSON in one line. */
  static String event(String name, String data) {
    return "event: " + name + "\ndata: " + data + "\n\n";
  }

  /** Writes; false when the client does not read what it was sent before. */
  boolean write(String text) {
    if (!over && response.writeQueueFull()) {
      return false;
    }
    if (!over) {
      response.write(text);
    }
    return true;
  }

  boolean heartbeat() {
    return write(":\n\n");
  }

  /** The last event; the client comes back by its hint. */
  void end() {
    if (!over) {
      over = true;
      response.end(retry() + event("end", "{}"));
    }
  }

  void cut() {
    over = true;
    response.reset();
  }

  private static String retry() {
    return "retry: " + ThreadLocalRandom.current().nextInt(RETRY_MIN_MS, RETRY_MAX_MS) + "\n\n";
  }
}
