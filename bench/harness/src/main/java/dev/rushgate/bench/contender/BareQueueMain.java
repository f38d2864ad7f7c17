package dev.rushgate.bench.contender;

import dev.rushgate.edge.queue.RedisLink;
import dev.rushgate.edge.queue.RedisSettings;
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
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The least that a server can do which keeps each entry before it says yes: the ceiling's constant
 * answer, sent when Redis has the entry in a sorted set. What comes while a call is under way goes
 * with the next, as in a gate. It looks at no header, runs no script, refuses nobody.
 */
public final class BareQueueMain {

  /** The sorted set; a member for each answer. */
  public static final String KEY = "bench:bare-queue";

  private static final int BATCH_MAX = 512;
  private static final int ACCEPT_BACKLOG = 4_096;

  private BareQueueMain() {}

  public static void main(String[] arguments) {
    int port = Integer.parseInt(System.getenv("RUSHGATE_HTTP_PORT"));
    String redis = System.getenv("RUSHGATE_REDIS_URL");
    Buffer body = CeilingMain.body(Integer.parseInt(System.getenv(CeilingMain.BODY_BYTES)));
    var vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    int loops = Runtime.getRuntime().availableProcessors();
    vertx
        .deployVerticle(
            () -> new Loop(port, body, redis), new DeploymentOptions().setInstances(loops))
        .onFailure(
            cause -> {
              System.err.println("the bare queue cannot start: " + cause);
              System.exit(1);
            });
  }

  private static final class Loop extends VerticleBase {

    private final int port;
    private final Buffer body;
    private final String redis;
    private final String name = Long.toString(System.nanoTime(), Character.MAX_RADIX);
    private List<HttpServerResponse> waiting = new ArrayList<>();
    private @Nullable RedisLink link;
    private boolean underWay;
    private long entries;

    Loop(int port, Buffer body, String redis) {
      this.port = port;
      this.body = body;
      this.redis = redis;
    }

    @Override
    public Future<?> start() {
      link = RedisLink.open(vertx, RedisSettings.of(redis));
      var options = new HttpServerOptions().setPort(port).setAcceptBacklog(ACCEPT_BACKLOG);
      return link.ready()
          .compose(ready -> vertx.createHttpServer(options).requestHandler(this::answer).listen());
    }

    private void answer(HttpServerRequest request) {
      if ("/health/ready".equals(request.path())) {
        request.response().end();
        return;
      }
      waiting.add(request.response());
      if (!underWay) {
        underWay = true;
        context.runOnContext(next -> keep());
      }
    }

    private void keep() {
      List<HttpServerResponse> batch = waiting;
      if (batch.isEmpty() || link == null) {
        underWay = false;
        return;
      }
      if (batch.size() > BATCH_MAX) {
        waiting = new ArrayList<>(batch.subList(BATCH_MAX, batch.size()));
        batch = batch.subList(0, BATCH_MAX);
      } else {
        waiting = new ArrayList<>();
      }
      List<HttpServerResponse> kept = batch;
      Request add = Request.cmd(Command.ZADD).arg(KEY);
      for (int i = 0; i < kept.size(); i++) {
        add.arg(++entries).arg("member-" + name + entries);
      }
      link.call(add)
          .onComplete(
              done -> {
                kept.forEach(response -> send(response, done.succeeded() ? 202 : 503));
                keep();
              });
    }

    private void send(HttpServerResponse response, int status) {
      response
          .setStatusCode(status)
          .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
          .end(body);
    }
  }
}
