package dev.rushgate.edge.gate.stream;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.ThreadLocalRandom;

/** One client's {@code text/event-stream}. Confined to its event loop. */
final class EventStream {

  private static final int RETRY_MIN_MS = 1_000;
  private static final int RETRY_MAX_MS = 4_000;

  private final HttpServerResponse response;
  private final Runnable whenEnded;
  private boolean over;
  private Runnable whenGone = () -> {};

  /**
   * Begins the stream with a hint when to come back, should it end; spread, so that not all do.
   * {@code whenEnded} hears of an end from this side.
   */
  EventStream(HttpServerResponse response, Runnable whenEnded) {
    this.response = response;
    this.whenEnded = whenEnded;
    response
        .setChunked(true)
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
        .putHeader("X-Accel-Buffering", "no")
        .write(retry());
    // They are sent. A stream lasts for hours, and ten thousand of them should not keep them.
    response.headers().clear();
  }

  /** Runs it once, when the client went or the stream was ended. */
  void onGone(Runnable then) {
    whenGone = then;
    response.closeHandler(closed -> gone());
    response.exceptionHandler(cause -> over = true);
  }

  private void gone() {
    over = true;
    var then = whenGone;
    whenGone = () -> {};
    then.run();
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
      response.end(retry() + event("end", "{}"));
      whenEnded.run();
      gone();
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
