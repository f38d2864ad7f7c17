package dev.rushgate.rush.crowd;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * Lets so many calls be under way at once; the others wait in the order they came. Cheaper by far
 * than a connection pool's own queue when a whole crowd waits.
 */
final class Turnstile {

  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private int free;

  Turnstile(int atOnceMax) {
    this.free = atOnceMax;
  }

  <T> Future<T> pass(Supplier<Future<T>> call) {
    Promise<T> promise = Promise.promise();
    Runnable go = () -> call.get().onComplete(done -> leave()).onComplete(promise);
    if (free > 0) {
      free--;
      go.run();
    } else {
      waiting.add(go);
    }
    return promise.future();
  }

  private void leave() {
    Runnable next = waiting.poll();
    if (next == null) {
      free++;
    } else {
      next.run();
    }
  }
}
