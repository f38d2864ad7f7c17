package dev.rushgate.rush.crowd;

import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.core.parsetools.RecordParser;
import java.util.function.Consumer;

/** One open {@code text/event-stream}: hands on its {@code entry} events. */
final class EventStream {

  private static final int LINE_MAX_BYTES = 16_384;

  private final HttpClientResponse response;
  private final Consumer<Entry> onEntry;
  private String event = "";
  private boolean closed;

  /** Reads on until it ends or {@link #close()}; {@code onEnd} hears of an end from there only. */
  EventStream(HttpClientResponse response, Consumer<Entry> onEntry, Runnable onEnd) {
    this.response = response;
    this.onEntry = onEntry;
    var lines = RecordParser.newDelimited("\n", line -> line(line.toString()));
    lines.maxRecordSize(LINE_MAX_BYTES);
    response.handler(lines);
    response.exceptionHandler(broken -> end(onEnd));
    response.endHandler(ended -> end(onEnd));
  }

  void close() {
    closed = true;
    // An HTTP/1 stream cannot be given up otherwise.
    response.request().connection().close();
  }

  private void end(Runnable onEnd) {
    if (!closed) {
      closed = true;
      onEnd.run();
    }
  }

  private void line(String line) {
    if (closed) {
      return;
    }
    if (line.startsWith("event:")) {
      event = line.substring("event:".length()).strip();
    } else if (line.startsWith("data:") && event.equals("entry")) {
      onEntry.accept(Entry.of(new JsonObject(line.substring("data:".length()).strip())));
    } else if (line.isBlank()) {
      event = "";
    }
  }
}
