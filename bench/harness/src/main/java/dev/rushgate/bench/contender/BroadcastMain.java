package dev.rushgate.bench.contender;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayList;
import java.util.List;

/**
 * The least that a Vert.x server can do for those who listen: every tick it writes the same event,
 * as long as a drop's, to all of them.
 */
public final class BroadcastMain {

  /** As the ticks of a gate. */
  private static final long TICK_MS = 250;

  private static final int ACCEPT_BACKLOG = 4_096;

  private static final Buffer EVENT =
      Buffer.buffer(
          "event: drop\ndata: {\"id\":\"911981923454407154\",\"remaining\":1000000,"
              + "\"waiting\":100,\"state\":\"OPEN\"}\n\n");

  private BroadcastMain() {}

  public static void main(String[] arguments) {
    int port = Integer.parseInt(System.getenv("RUSHGATE_HTTP_PORT"));
    var vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    int loops = Runtime.getRuntime().availableProcessors();
    vertx
        .deployVerticle(() -> new Loop(port), new DeploymentOptions().setInstances(loops))
        .onFailure(
            cause -> {
              System.err.println("the broadcast cannot start: " + cause);
              System.exit(1);
            });
  }

  private static final class Loop extends VerticleBase {

    private final int port;
    private final List<HttpServerResponse> streams = new ArrayList<>();

    Loop(int port) {
      this.port = port;
    }

    @Override
    public Future<?> start() {
      vertx.setPeriodic(TICK_MS, timer -> streams.forEach(stream -> stream.write(EVENT)));
      var options = new HttpServerOptions().setPort(port).setAcceptBacklog(ACCEPT_BACKLOG);
      return vertx.createHttpServer(options).requestHandler(this::answer).listen();
    }

    private void answer(HttpServerRequest request) {
      var response = request.response();
      if ("/health/ready".equals(request.path())) {
        response.end();
        return;
      }
      response.closeHandler(closed -> streams.remove(response));
      response.setChunked(true).putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream");
      response.write(EVENT);
      streams.add(response);
    }
  }
}
