package dev.rushgate.edge.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * The connections of one server on one event loop, of which the idle are closed: those on which no
 * whole request came for a while and no answer is under way. Half a request does not count, however
 * slowly it goes on; an open stream is an answer under way. Confined to its event loop.
 *
 * <p>The transport has a timeout of its own, but it costs each write a promise and a look at the
 * clock; here a request costs two fields.
 */
final class Connections {

  /** What is known of one connection. */
  static final class Line {

    private int underWay;
    private int looksIdle;

    /** A whole request is there. */
    void asked() {
      underWay++;
    }

    /** Also of what was refused before it was whole. */
    void answered() {
      underWay = Math.max(0, underWay - 1);
      looksIdle = 0;
    }
  }

  private static final int LOOKS = 10;

  private final Map<HttpConnection, Line> open = new HashMap<>();

  /** Closes what was idle for {@code idleMs}, a tenth of that too late at most. */
  Connections(Vertx vertx, long idleMs) {
    vertx.setPeriodic(Math.max(1, idleMs / LOOKS), timer -> look());
  }

  void opened(HttpConnection connection) {
    OneWrite.on(connection);
    open.put(connection, new Line());
    connection.closeHandler(closed -> open.remove(connection));
  }

  Line of(HttpConnection connection) {
    return Objects.requireNonNull(open.get(connection), "a connection is opened before it asks");
  }

  private void look() {
    for (var entry : List.copyOf(open.entrySet())) {
      var line = entry.getValue();
      if (line.underWay == 0 && ++line.looksIdle > LOOKS) {
        entry.getKey().shutdown(0, TimeUnit.MILLISECONDS);
      }
    }
  }
}
