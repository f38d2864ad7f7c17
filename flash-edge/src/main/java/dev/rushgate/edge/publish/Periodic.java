package dev.rushgate.edge.publish;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does a piece of work every so often, never two at once: a time that finds it still at work is
 * passed over. Confined to the context it was started on.
 */
final class Periodic {

  private static final Logger log = LoggerFactory.getLogger(Periodic.class);

  private final Vertx vertx;
  private final String name;
  private final Supplier<? extends Future<?>> work;
  private final long timer;
  private @Nullable Promise<Void> underWay;
  private boolean failing;

  private Periodic(Vertx vertx, String name, long everyMs, Supplier<? extends Future<?>> work) {
    this.vertx = vertx;
    this.name = name;
    this.work = work;
    this.timer = vertx.setPeriodic(everyMs, due -> turn());
  }

  static Periodic start(
      Vertx vertx, String name, long everyMs, Supplier<? extends Future<?>> work) {
    return new Periodic(vertx, name, everyMs, work);
  }

  /** Done when the work under way has ended. */
  Future<Void> stop() {
    vertx.cancelTimer(timer);
    return underWay == null ? Future.succeededFuture() : underWay.future();
  }

  private void turn() {
    if (underWay != null) {
      return;
    }
    Promise<Void> ended = Promise.promise();
    underWay = ended;
    Future<?> done = Future.future(promise -> work.get().<Object>mapEmpty().onComplete(promise));
    done.onSuccess(v -> failing = false)
        .onFailure(this::failed)
        .onComplete(
            v -> {
              underWay = null;
              ended.complete();
            });
  }

  /** Said once for each outage, not at each turn. */
  private void failed(Throwable cause) {
    if (!failing) {
      log.warn("{} fails until further notice cause={}", name, cause.toString());
    }
    failing = true;
  }
}
