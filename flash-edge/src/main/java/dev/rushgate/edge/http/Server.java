package dev.rushgate.edge.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.util.List;

/** An HTTP server with the bounds that all of the edge share. */
public final class Server {

  /** In bytes, all headers together. */
  private static final int HEADERS_BYTES_MAX = 8 * 1024;

  /** In bytes; a ticket in an address takes some 260. */
  private static final int REQUEST_LINE_BYTES_MAX = 4 * 1024;

  /** A connection on which nobody asks for so long is closed. */
  private static final long IDLE_MS = 60_000;

  /** Connections that wait to be accepted; the kernel may bound it lower. */
  private static final int ACCEPT_BACKLOG = 4_096;

  private Server() {}

  /** Vert.x shares a free port among event loops when it is asked for by a negative number. */
  private static final int ANY_PORT = -1;

  /** Listens on the port, a free one for 0; event loops that ask for the same port share it. */
  public static Future<HttpServer> listen(
      Vertx vertx, int port, List<Route> routes, AnswerMeter meter) {
    return listen(vertx, port, routes, meter, IDLE_MS);
  }

  static Future<HttpServer> listen(
      Vertx vertx, int port, List<Route> routes, AnswerMeter meter, long idleMs) {
    var connections = new Connections(vertx, idleMs);
    var options =
        new HttpServerOptions()
            .setPort(port == 0 ? ANY_PORT : port)
            .setMaxHeaderSize(HEADERS_BYTES_MAX)
            .setMaxInitialLineLength(REQUEST_LINE_BYTES_MAX)
            .setAcceptBacklog(ACCEPT_BACKLOG)
            .setHandle100ContinueAutomatically(true)
            // There are no web sockets here, so no request needs to pass their handlers.
            .setPerFrameWebSocketCompressionSupported(false)
            .setPerMessageWebSocketCompressionSupported(false)
            .setHttp2ClearTextEnabled(false);
    return vertx
        .createHttpServer(options)
        .connectionHandler(connections::opened)
        .requestHandler(new Router(routes, meter, connections))
        .invalidRequestHandler(request -> Exchange.refuseUnreadable(request, meter, connections))
        .listen();
  }
}
