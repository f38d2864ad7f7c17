package dev.rushgate.bench.contender;

import dev.rushgate.edge.EdgeConfig;
import dev.rushgate.edge.gate.access.Bearer;
import dev.rushgate.edge.gate.access.Tokens;
import dev.rushgate.edge.queue.Claim;
import dev.rushgate.edge.queue.DropQueue;
import dev.rushgate.edge.queue.EnterOutcome;
import dev.rushgate.edge.queue.EnterReply;
import dev.rushgate.edge.queue.RedisLink;
import dev.rushgate.edge.queue.RedisSettings;
import dev.rushgate.model.DropId;
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
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The least that a gate can do which keeps an entry, by the protocol, before it says yes: it checks
 * the token, calls the script of entering for all who came while the last call was under way, and
 * gives the ceiling's constant answer to whoever Redis has queued. No rate, no revocations, no
 * snapshot of drops, no ticket, no metrics, no bound on what waits.
 */
public final class BareGateMain {

  private static final Pattern PATH = Pattern.compile("/api/v1/drops/([0-9]+)/entries");
  private static final long NO_DRAW = -1;
  private static final int BATCH_MAX = 512;
  private static final int ACCEPT_BACKLOG = 4_096;

  private BareGateMain() {}

  public static void main(String[] arguments) {
    var environment = new HashMap<>(System.getenv());
    environment.put("RUSHGATE_ROLES", "gate");
    var config = EdgeConfig.from(environment);
    Buffer body = CeilingMain.body(Integer.parseInt(System.getenv(CeilingMain.BODY_BYTES)));
    var vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    int loops = Runtime.getRuntime().availableProcessors();
    vertx
        .deployVerticle(() -> new Loop(config, body), new DeploymentOptions().setInstances(loops))
        .onFailure(
            cause -> {
              System.err.println("the bare gate cannot start: " + cause);
              System.exit(1);
            });
  }

  private record Waiting(Claim claim, HttpServerResponse response) {}

  private static final class Loop extends VerticleBase {

    private final EdgeConfig config;
    private final Buffer body;
    private final Tokens tokens;
    private List<Waiting> waiting = new ArrayList<>();
    private @Nullable RedisLink link;
    private @Nullable DropQueue queue;
    private boolean underWay;

    Loop(EdgeConfig config, Buffer body) {
      this.config = config;
      this.body = body;
      this.tokens = new Tokens(Objects.requireNonNull(config.gate()), System::currentTimeMillis);
    }

    @Override
    public Future<?> start() {
      var redis = RedisLink.open(vertx, RedisSettings.of(config.redisUrl()));
      link = redis;
      var options =
          new HttpServerOptions().setPort(config.httpPort()).setAcceptBacklog(ACCEPT_BACKLOG);
      return redis
          .ready()
          .compose(ready -> vertx.createHttpServer(options).requestHandler(this::answer).listen());
    }

    private void answer(HttpServerRequest request) {
      if ("/health/ready".equals(request.path())) {
        request.response().end();
      } else if (tokens.read(request.getHeader(HttpHeaders.AUTHORIZATION))
          instanceof Bearer.Member member) {
        waiting.add(new Waiting(new Claim(member.id(), NO_DRAW), request.response()));
        begin(String.valueOf(request.path()));
      } else {
        send(request.response(), 401);
      }
    }

    /** One drop at a time: that of the newest path. */
    private void begin(String path) {
      if (!underWay) {
        underWay = true;
        if (queue == null || !path.contains(queue.drop().toString())) {
          var matcher = PATH.matcher(path);
          DropId drop = DropId.parse(matcher.matches() ? matcher.group(1) : "").orElseThrow();
          queue = new DropQueue(Objects.requireNonNull(link), drop);
        }
        context.runOnContext(next -> keep(Objects.requireNonNull(queue)));
      }
    }

    private void keep(DropQueue into) {
      List<Waiting> batch = waiting;
      if (batch.isEmpty()) {
        underWay = false;
        return;
      }
      if (batch.size() > BATCH_MAX) {
        waiting = new ArrayList<>(batch.subList(BATCH_MAX, batch.size()));
        batch = batch.subList(0, BATCH_MAX);
      } else {
        waiting = new ArrayList<>();
      }
      List<Waiting> kept = batch;
      into.enter(kept.stream().map(Waiting::claim).toList())
          .onComplete(
              reply -> {
                answer(kept, reply.succeeded() ? reply.result() : null);
                keep(into);
              });
    }

    private void answer(List<Waiting> kept, @Nullable EnterReply reply) {
      for (int i = 0; i < kept.size(); i++) {
        boolean queued =
            reply instanceof EnterReply.Entered entered
                && entered.outcomes().get(i) instanceof EnterOutcome.Queued;
        send(kept.get(i).response(), queued ? 202 : 503);
      }
    }

    private void send(HttpServerResponse response, int status) {
      response
          .setStatusCode(status)
          .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
          .end(body);
    }
  }
}
