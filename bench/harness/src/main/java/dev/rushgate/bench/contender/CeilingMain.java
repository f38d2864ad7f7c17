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

/**
 * The least that a Vert.x server can do: a constant 202 with a JSON body as long as an entry's, on
 * as many event loops and the same transport as a gate. It looks at no header and knows no store.
 */
public final class CeilingMain {

  /** In bytes; the variable gives another. */
  public static final String BODY_BYTES = "CEILING_BODY_BYTES";

  private static final int ACCEPT_BACKLOG = 4_096;

  private CeilingMain() {}

  public static void main(String[] arguments) {
    int port = Integer.parseInt(System.getenv("RUSHGATE_HTTP_PORT"));
    int bytes = Integer.parseInt(System.getenv(BODY_BYTES));
    var vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    int loops = Runtime.getRuntime().availableProcessors();
    vertx
        .deployVerticle(
            () -> new Loop(port, body(bytes)), new DeploymentOptions().setInstances(loops))
        .onFailure(
            cause -> {
              System.err.println("the ceiling cannot start: " + cause);
              System.exit(1);
            });
  }

  private static Buffer body(int bytes) {
    String frame = "{\"state\":\"QUEUED\",\"ticket\":\"\"}";
    return Buffer.buffer(
        frame.replace("\"\"", "\"" + "x".repeat(Math.max(0, bytes - frame.length())) + "\""));
  }

  private static final class Loop extends VerticleBase {

    private final int port;
    private final Buffer body;

    Loop(int port, Buffer body) {
      this.port = port;
      this.body = body;
    }

    @Override
    public Future<?> start() {
      var options = new HttpServerOptions().setPort(port).setAcceptBacklog(ACCEPT_BACKLOG);
      return vertx.createHttpServer(options).requestHandler(this::answer).listen();
    }

    private void answer(HttpServerRequest request) {
      boolean health = "/health/ready".equals(request.path());
      request
          .response()
          .setStatusCode(health ? 200 : 202)
          .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
          .end(body);
    }
  }
}
