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
import java.util.concurrent.TimeUnit;
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
  private @Nullable RedisConnection connection;
  private volatile boolean subscribed;

  private EventsSubscription(Vertx vertx, RedisSettings settings, EventsListener listener) {
    Context context = vertx.getOrCreateContext();
    this.vertx = vertx;
    this.settings = settings;
    this.listener = listener;
    // RESP3 marks messages as such, so they are never taken for the answer of a heartbeat.
    this.held =
        new HeldConnection(vertx, context, settings, ProtocolVersion.RESP3, this::up, this::down);
    context.runOnContext(v -> heartbeatLater());
  }

  /** Listens on the current context, now and after every end of the connection. */
  public static EventsSubscription open(
      Vertx vertx, RedisSettings settings, EventsListener listener) {
    var subscription = new EventsSubscription(vertx, settings, listener);
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
    if (push.size() < 3) {
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

  /** A connection that was cut without a word is found out by the missing answer. */
  private void heartbeatLater() {
    vertx.setTimer(
        HEARTBEAT_MS,
        timer -> {
          var current = connection;
          if (current != null) {
            current
                .send(Request.cmd(Command.PING))
                .timeout(settings.callTimeoutMs(), TimeUnit.MILLISECONDS)
                .onFailure(
                    cause -> {
                      if (current.equals(connection)) {
                        held.renew("no heartbeat");
                      }
                    });
          }
          heartbeatLater();
        });
  }
}
