package dev.rushgate.edge.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class ConnectionsIT {

  private static final long IDLE_MS = 1_000;
  private static final int READ_MS = 50;
  private static final Duration CLOSED_MAX = Duration.ofSeconds(10);

  private final Promise<Reply> late = Promise.promise();
  private int port;

  @BeforeEach
  void serve(Vertx vertx) throws Exception {
    var server = new OneServer(late.future());
    vertx
        .deployVerticle(server)
        .toCompletionStage()
        .toCompletableFuture()
        .get(10, TimeUnit.SECONDS);
    port = server.port();
  }

  @Test
  void oneThatSaysNothingIsClosed() throws IOException {
    try (var socket = open("")) {
      await().atMost(CLOSED_MAX).until(() -> isClosed(socket));
    }
  }

  @Test
  void oneThatSendsARequestDropByDropIsClosed() throws IOException {
    try (var socket = open("GET /now HTTP/1.1\r\n")) {
      await()
          .atMost(CLOSED_MAX)
          .until(
              () -> {
                dribble(socket);
                return isClosed(socket);
              });
    }
  }

  @Test
  void oneThatWaitsForItsAnswerIsNot() throws IOException {
    try (var socket = open("GET /late HTTP/1.1\r\nHost: x\r\n\r\n")) {
      await()
          .during(Duration.ofMillis(2 * IDLE_MS))
          .atMost(CLOSED_MAX)
          .until(() -> !isClosed(socket));
      late.complete(Reply.noContent("LATE"));
      assertThat(read(socket)).startsWith("HTTP/1.1 204");
      await().atMost(CLOSED_MAX).until(() -> isClosed(socket));
    }
  }

  @Test
  void oneThatAsksNowAndThenIsNot() throws IOException {
    try (var socket = open("")) {
      await()
          .during(Duration.ofMillis(2 * IDLE_MS))
          .atMost(CLOSED_MAX)
          .pollInterval(Duration.ofMillis(IDLE_MS / 4))
          .until(() -> ask(socket).startsWith("HTTP/1.1 204"));
    }
  }

  private Socket open(String text) throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(READ_MS);
    socket.getOutputStream().write(text.getBytes(US_ASCII));
    return socket;
  }

  private static String ask(Socket socket) throws IOException {
    socket.getOutputStream().write("GET /now HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(US_ASCII));
    socket.setSoTimeout((int) CLOSED_MAX.toMillis());
    return read(socket);
  }

  private static void dribble(Socket socket) {
    try {
      socket.getOutputStream().write("x: y\r\n".getBytes(US_ASCII));
    } catch (IOException closed) {
      // The next look sees it.
    }
  }

  private static String read(Socket socket) throws IOException {
    byte[] answer = new byte[1024];
    int length = socket.getInputStream().read(answer);
    return new String(answer, 0, Math.max(0, length), US_ASCII);
  }

  private static boolean isClosed(Socket socket) {
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException open) {
      return false;
    } catch (IOException reset) {
      return true;
    }
  }

  private static final class OneServer extends VerticleBase {

    private final Future<Reply> late;
    private @Nullable HttpServer server;

    OneServer(Future<Reply> late) {
      this.late = late;
    }

    int port() throws TimeoutException {
      if (server == null) {
        throw new TimeoutException("not started");
      }
      return server.actualPort();
    }

    @Override
    public Future<?> start() {
      var routes =
          List.of(
              Route.of(HttpMethod.GET, "/late", x -> late),
              Route.of(
                  HttpMethod.GET, "/now", x -> Future.succeededFuture(Reply.noContent("NOW"))));
      return Server.listen(vertx, 0, routes, (path, code, nanos) -> {}, IDLE_MS)
          .onSuccess(started -> server = started);
    }
  }
}
