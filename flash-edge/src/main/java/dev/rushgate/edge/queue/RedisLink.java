package dev.rushgate.edge.queue;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.ProtocolVersion;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.impl.types.ErrorType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An event loop's way to Redis: one connection, pipelined, opened again when it ends. Make one per
 * verticle instance, on its context. Calls may come from any thread; they run, and their futures
 * complete, on that context. A call fails with a {@link RedisFault}.
 */
public final class RedisLink {

  private final Vertx vertx;
  private final Context context;
  private final RedisSettings settings;
  private final HeldConnection held;
  private final Promise<Void> firstConnected = Promise.promise();
  private final CopyOnWriteArrayList<Consumer<Boolean>> listeners = new CopyOnWriteArrayList<>();
  private final Deque<Long> sentAtNanos = new ArrayDeque<>();
  private @Nullable RedisConnection connection;
  private volatile boolean connected;
  private volatile int callsInFlight;

  private RedisLink(Vertx vertx, RedisSettings settings) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.settings = settings;
    this.held =
        new HeldConnection(vertx, context, settings, ProtocolVersion.RESP2, this::up, this::down);
  }

  /** A link on the current context that connects in the background, now and after every end. */
  public static RedisLink open(Vertx vertx, RedisSettings settings) {
    var link = new RedisLink(vertx, settings);
    link.held.open();
    return link;
  }

  /** Completes when the link was connected for the first time. */
  public Future<Void> ready() {
    return firstConnected.future();
  }

  /** Whether there is a connection at the moment. */
  public boolean connected() {
    return connected;
  }

  /** Calls that wait for their answers; at most {@link RedisSettings#callsInFlightMax()}. */
  public int callsInFlight() {
    return callsInFlight;
  }

  /** Tells {@code listener} of each connect ({@code true}) and each end ({@code false}). */
  public void onStateChange(Consumer<Boolean> listener) {
    listeners.add(listener);
  }

  /** Sends one command; {@code null} is Redis' nil. */
  public Future<@Nullable Response> call(Request request) {
    Promise<@Nullable Response> answer = Promise.promise();
    context.runOnContext(v -> send(request, answer));
    return answer.future();
  }

  /** Tells all listeners of a channel; completes with their number. */
  public Future<Long> publish(String channel, String message) {
    return call(Request.cmd(Command.PUBLISH).arg(channel).arg(message))
        .map(reply -> reply == null ? 0L : Long.parseLong(reply.toString()));
  }

  /** Ends the link; calls under way are {@link OutcomeUnknown}. */
  public Future<Void> close() {
    return held.close();
  }

  private void send(Request request, Promise<@Nullable Response> answer) {
    var current = connection;
    if (current == null) {
      answer.fail(new RedisUnavailable(RedisUnavailable.Cause.NOT_CONNECTED));
      return;
    }
    if (sentAtNanos.size() >= settings.callsInFlightMax()) {
      answer.fail(new RedisUnavailable(RedisUnavailable.Cause.TOO_MANY_CALLS));
      return;
    }
    sentAtNanos.addLast(System.nanoTime());
    callsInFlight = sentAtNanos.size();
    long timer = vertx.setTimer(settings.callTimeoutMs(), id -> timedOut(answer));
    current
        .send(request)
        .onComplete(
            reply -> {
              vertx.cancelTimer(timer);
              answered(current);
              if (reply.succeeded()) {
                answer.tryComplete(reply.result());
              } else {
                answer.tryFail(faultOf(reply.cause()));
              }
            });
  }

  /** Redis answers in order, so an answer is always that of the oldest call. */
  private void answered(RedisConnection by) {
    if (by.equals(connection)) {
      sentAtNanos.pollFirst();
      callsInFlight = sentAtNanos.size();
    }
  }

  /**
   * A call in doubt keeps its place in flight: its answer may still come, before all later ones.
   */
  private void timedOut(Promise<@Nullable Response> answer) {
    answer.tryFail(new OutcomeUnknown("no answer within " + settings.callTimeoutMs() + " ms"));
    var oldest = sentAtNanos.peekFirst();
    if (oldest != null
        && System.nanoTime() - oldest >= TimeUnit.MILLISECONDS.toNanos(settings.silenceMaxMs())) {
      held.renew("silent for " + settings.silenceMaxMs() + " ms");
    }
  }

  private static RedisFault faultOf(Throwable cause) {
    String message = String.valueOf(cause.getMessage());
    boolean fromRedis = cause instanceof ErrorType error && !error.is("CONNECTION_CLOSED");
    return fromRedis ? new RedisRefused(message) : new OutcomeUnknown(message);
  }

  private void up(RedisConnection fresh) {
    connection = fresh;
    connected = true;
    firstConnected.tryComplete();
    listeners.forEach(listener -> listener.accept(true));
  }

  private void down() {
    connection = null;
    connected = false;
    sentAtNanos.clear();
    callsInFlight = 0;
    listeners.forEach(listener -> listener.accept(false));
  }
}
