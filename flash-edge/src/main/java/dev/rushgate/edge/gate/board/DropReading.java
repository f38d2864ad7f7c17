package dev.rushgate.edge.gate.board;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * When one drop is read: any number of wishes between two reads become one, one read is under way
 * at a time, and reads keep {@link BoardVerticle#SPACING_MS} apart. Confined to its event loop.
 */
final class DropReading {

  private final Vertx vertx;
  private final Supplier<Future<Void>> read;
  private long lastNanos =
      System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(BoardVerticle.ROUND_MS);
  private boolean underWay;
  private boolean wanted;
  private boolean planned;

  DropReading(Vertx vertx, Supplier<Future<Void>> read) {
    this.vertx = vertx;
    this.read = read;
  }

  /** Reads as soon as the spacing allows. */
  void soon() {
    wanted = true;
    if (underWay || planned) {
      return;
    }
    long passedMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - lastNanos);
    if (passedMs >= BoardVerticle.SPACING_MS) {
      begin();
    } else {
      planned = true;
      vertx.setTimer(
          BoardVerticle.SPACING_MS - passedMs,
          timer -> {
            planned = false;
            if (!underWay) {
              begin();
            }
          });
    }
  }

  /** Reads unless a read is under way; completes in any case. */
  Future<Void> now() {
    return underWay ? Future.succeededFuture() : begin();
  }

  private Future<Void> begin() {
    underWay = true;
    wanted = false;
    lastNanos = System.nanoTime();
    return read.get()
        .transform(
            done -> {
              underWay = false;
              if (wanted) {
                soon();
              }
              return Future.succeededFuture();
            });
  }
}
