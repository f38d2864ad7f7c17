package dev.rushgate.edge.gate.entry;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/**
 * Gathers the questions that arrive while a call is under way into the next call: an idle gate asks
 * at once, a busy one asks for many at a time, and no timer decides how many. Calls leave in the
 * order in which their questions came. Confined to its event loop.
 *
 * <p>When a call fails, those who waited behind it fail with it: its connection is gone or silent,
 * and whoever was not sent may simply ask again.
 *
 * @param <Q> a question
 * @param <A> its answer
 */
final class Batcher<Q, A> {

  private record Waiting<Q, A>(Q question, Promise<A> answer) {}

  private final int batchMax;
  private final int callsMax;
  private final int waitingMax;
  private final Function<List<Q>, Future<List<A>>> call;
  private final Deque<Waiting<Q, A>> waiting = new ArrayDeque<>();
  private int underWay;

  /**
   * At most {@code callsMax} calls are under way, each with at most {@code batchMax} questions, and
   * {@code waitingMax} questions wait for a call.
   */
  Batcher(int batchMax, int callsMax, int waitingMax, Function<List<Q>, Future<List<A>>> call) {
    this.batchMax = batchMax;
    this.callsMax = callsMax;
    this.waitingMax = waitingMax;
    this.call = call;
  }

  /** Fails with {@link Overloaded} when too many wait already. */
  Future<A> ask(Q question) {
    if (waiting.size() >= waitingMax) {
      return Future.failedFuture(new Overloaded());
    }
    var entry = new Waiting<>(question, Promise.<A>promise());
    waiting.add(entry);
    if (underWay < callsMax) {
      next();
    }
    return entry.answer().future();
  }

  boolean isIdle() {
    return underWay == 0 && waiting.isEmpty();
  }

  private void next() {
    int size = Math.min(batchMax, waiting.size());
    if (size == 0) {
      return;
    }
    var batch = new ArrayList<Waiting<Q, A>>(size);
    for (int i = 0; i < size; i++) {
      batch.add(waiting.remove());
    }
    underWay++;
    call.apply(batch.stream().map(Waiting::question).toList())
        .onComplete(answers -> answered(batch, answers), cause -> failed(batch, cause));
  }

  /** The next call leaves before these answers are written, so that Redis does not wait for us. */
  private void answered(List<Waiting<Q, A>> batch, List<A> answers) {
    underWay--;
    next();
    for (int i = 0; i < batch.size(); i++) {
      batch.get(i).answer().complete(answers.get(i));
    }
  }

  private void failed(List<Waiting<Q, A>> batch, Throwable cause) {
    var behind = new ArrayList<>(waiting);
    waiting.clear();
    underWay--;
    batch.forEach(entry -> entry.answer().fail(cause));
    behind.forEach(entry -> entry.answer().fail(new NotSent(cause)));
  }
}
