package dev.rushgate.edge.queue;

import dev.rushgate.model.RedisKeys;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.ProtocolVersion;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;
import org.jspecify.annotations.Nullable;

/**
 * What the scripts announce on {@link RedisKeys#EVENTS}, over a connection of its own that
 * subscribes again by itself. Pub/sub delivers at most once: after every (re)subscription the
 * listener is told that it may have missed something, so that it looks for itself.
 */
public final class EventsSubscription {

  private static final long HEARTBEAT_MS = 5_000;

  private final Vertx vertx;
  private final RedisSettings settings;
  private final EventsListener listener;
  private final HeldConnection held;
  private final long heartbeatMs;
  private @Nullable RedisConnection connection;
  private boolean heard;
  private volatile boolean subscribed;

  private EventsSubscription(
      Vertx vertx, RedisSettings settings, EventsListener listener, long heartbeatMs) {
    Context context = vertx.getOrCreateContext();
    this.vertx = vertx;
    this.settings = settings;
    this.listener = listener;
    this.heartbeatMs = heartbeatMs;
    // RESP3 marks messages as such, so they are never taken for the answer of a heartbeat.
    this.held =
        new HeldConnection(vertx, context, settings, ProtocolVersion.RESP3, this::up, this::down);
    context.runOnContext(v -> heartbeatLater());
  }

  /** Listens on the current context, now and after every end of the connection. */
  public static EventsSubscription open(
      Vertx vertx, RedisSettings settings, EventsListener listener) {
    return open(vertx, settings, listener, HEARTBEAT_MS);
  }

  static EventsSubscription open(
      Vertx vertx, RedisSettings settings, EventsListener listener, long heartbeatMs) {
    var subscription = new EventsSubscription(vertx, settings, listener, heartbeatMs);
    subscription.held.open();
    return subscription;
  }

  /** Whether events arrive at the moment. */
  public boolean subscribed() {
    return subscribed;
  }

  /** Ends the subscription. */
  public Future<Void> close() {
    return held.close();
  }

  private void up(RedisConnection fresh) {
    connection = fresh;
    fresh.handler(this::received);
    fresh
        .send(Request.cmd(Command.SUBSCRIBE).arg(RedisKeys.EVENTS))
        .onFailure(cause -> held.renew("subscribe failed"));
  }

  private void down() {
    connection = null;
    subscribed = false;
  }

  private void received(Response push) {
    heard = true;
    if (push.type() != ResponseType.PUSH || push.size() < 3) {
      return;
    }
    switch (push.get(0).toString()) {
      case "subscribe" -> {
        subscribed = true;
        listener.mayHaveMissed();
      }
      case "message" -> EventLines.tell(push.get(2).toString(), listener);
      default -> {}
    }
  }

  /**
   * A connection that was cut without a word is found out by its silence. Whatever comes is a sign
   * of life: a message that arrives while a heartbeat is under way takes the place of its answer at
   * the client, and the answer itself comes to {@link #received} then.
   */
  private void heartbeatLater() {
    vertx.setTimer(
        heartbeatMs,
        timer -> {
          var current = connection;
          if (current != null) {
            heard = false;
            current.send(Request.cmd(Command.PING)).onSuccess(pong -> heard = true);
            vertx.setTimer(settings.callTimeoutMs(), late -> renewIfSilent(current));
          }
          heartbeatLater();
        });
  }

  private void renewIfSilent(RedisConnection asked) {
    if (!heard && asked.equals(connection)) {
      held.renew("no heartbeat");
    }
  }
}
