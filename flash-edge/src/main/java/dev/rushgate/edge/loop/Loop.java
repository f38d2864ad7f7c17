package dev.rushgate.edge.loop;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does one turn after another, never two at once, until it is stopped. A turn that fails is
 * followed by a pause. Confined to the context it was made on.
 */
public final class Loop {

  private static final long PAUSE_MS_MIN = 50;
  private static final long PAUSE_MS_MAX = 1_000;

  private static final Logger log = LoggerFactory.getLogger(Loop.class);

  private final Vertx vertx;
  private final Context context;
  private final String name;
  private final Insistence insistence;
  private final Backoff betweenTurns = new Backoff(PAUSE_MS_MIN, PAUSE_MS_MAX);
  private final Promise<Void> ended = Promise.promise();
  private volatile boolean started;

  /**
   * @param name what is done, for the log
   */
  public Loop(Vertx vertx, String name) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.name = name;
    this.insistence = new Insistence(vertx);
  }

  public void start(Supplier<? extends Future<?>> turn) {
    started = true;
    context.runOnContext(v -> run(turn));
  }

  /** Done when the turn under way has ended; the caller sets the bound. */
  public Future<Void> stop() {
    insistence.stop();
    return started ? ended.future() : Future.succeededFuture();
  }

  /** What a turn attempts again and again ends with the loop. */
  public Insistence insist() {
    return insistence;
  }

  private void run(Supplier<? extends Future<?>> turn) {
    if (insistence.isStopping()) {
      ended.complete();
      return;
    }
    Future<?> done = attempt(turn);
    done.onSuccess(
        v -> {
          betweenTurns.reset();
          context.runOnContext(next -> run(turn));
        });
    done.onFailure(
        e -> {
          if (!insistence.isStopping()) {
            log.warn("{} turn failed", name, e);
          }
          vertx.timer(betweenTurns.pauseMs()).onComplete(due -> run(turn));
        });
  }

  private static Future<?> attempt(Supplier<? extends Future<?>> turn) {
    try {
      return turn.get();
    } catch (RuntimeException e) {
      return Future.failedFuture(e);
    }
  }
}
