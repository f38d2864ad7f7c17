package dev.rushgate.edge.queue;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.redis.client.ProtocolVersion;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.RedisOptions;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to Redis that is opened again, with backoff, whenever it ends. The client's pool
 * is of no use here: a command through it leases a connection, so commands would not pipeline. Each
 * attempt therefore takes a client of its own, and closing that client closes the socket. Confined
 * to its context.
 */
final class HeldConnection {

  private static final Logger LOG = LoggerFactory.getLogger(HeldConnection.class);

  private final Vertx vertx;
  private final Context context;
  private final RedisSettings settings;
  private final ProtocolVersion protocol;
  private final Consumer<RedisConnection> whenUp;
  private final Runnable whenDown;
  private @Nullable Redis client;
  private boolean up;
  private boolean closed;
  private long backoffMs;

  HeldConnection(
      Vertx vertx,
      Context context,
      RedisSettings settings,
      ProtocolVersion protocol,
      Consumer<RedisConnection> whenUp,
      Runnable whenDown) {
    this.vertx = vertx;
    this.context = context;
    this.settings = settings;
    this.protocol = protocol;
    this.whenUp = whenUp;
    this.whenDown = whenDown;
    this.backoffMs = settings.backoffMinMs();
  }

  void open() {
    context.runOnContext(v -> connect());
  }

  private void connect() {
    if (closed) {
      return;
    }
    var attempt = Redis.createClient(vertx, options());
    client = attempt;
    attempt
        .connect()
        .timeout(settings.connectTimeoutMs(), TimeUnit.MILLISECONDS)
        .onSuccess(connection -> connected(attempt, connection))
        .onFailure(cause -> lost(attempt, cause));
  }

  private RedisOptions options() {
    var net =
        new NetClientOptions()
            .setConnectTimeout(settings.connectTimeoutMs())
            .setTcpNoDelay(true)
            .setTcpKeepAlive(true);
    return new RedisOptions()
        .setConnectionString(settings.url())
        .setNetClientOptions(net)
        .setPreferredProtocolVersion(protocol)
        .setMaxPoolSize(1)
        .setMaxPoolWaiting(1)
        .setPoolCleanerInterval(-1)
        .setMaxWaitingHandlers(settings.callsInFlightMax() + 1);
  }

  private void connected(Redis attempt, RedisConnection connection) {
    if (!attempt.equals(client)) {
      return;
    }
    up = true;
    backoffMs = settings.backoffMinMs();
    connection.endHandler(v -> lost(attempt, new OutcomeUnknown("connection ended")));
    connection.exceptionHandler(cause -> lost(attempt, cause));
    LOG.info("redis connected");
    whenUp.accept(connection);
  }

  /** Closes the connection that is there and opens another one. */
  void renew(String why) {
    var current = client;
    if (current != null) {
      lost(current, new OutcomeUnknown(why));
    }
  }

  private void lost(Redis attempt, Throwable cause) {
    if (!attempt.equals(client)) {
      return;
    }
    client = null;
    attempt.close();
    if (up) {
      up = false;
      tellEnd(cause);
      whenDown.run();
    }
    if (!closed) {
      long pauseMs = backoffMs;
      backoffMs = Math.min(backoffMs * 2, settings.backoffMaxMs());
      vertx.setTimer(pauseMs, timer -> connect());
    }
  }

  private void tellEnd(Throwable cause) {
    if (closed) {
      LOG.info("redis connection closed");
    } else {
      LOG.warn("redis connection lost cause={}", String.valueOf(cause.getMessage()));
    }
  }

  /** Completes when the socket is closed. */
  Future<Void> close() {
    Promise<Void> done = Promise.promise();
    context.runOnContext(
        v -> {
          closed = true;
          var current = client;
          renew("closed by us");
          Future<Void> ended = current == null ? Future.succeededFuture() : current.close();
          ended.onComplete(done);
        });
    return done.future();
  }
}
