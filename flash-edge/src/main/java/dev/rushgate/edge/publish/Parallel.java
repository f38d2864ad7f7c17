package dev.rushgate.edge.publish;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Work on many drops, a bounded number of them at a time. */
final class Parallel {

  /** Drops that are worked on at a time, each with a connection to MySQL for a moment. */
  static final int DROPS_MAX = 8;

  private Parallel() {}

  /** Results in the order given; fails when one has failed, after all that had begun have ended. */
  static <A, B> Future<List<B>> each(List<A> all, int atATimeMax, Function<A, Future<B>> work) {
    Future<List<B>> done = Future.succeededFuture(new ArrayList<>(all.size()));
    for (int from = 0; from < all.size(); from += atATimeMax) {
      var some = all.subList(from, Math.min(all.size(), from + atATimeMax));
      done =
          done.compose(
              results ->
                  Future.join(some.stream().map(work).toList())
                      .map(
                          joined -> {
                            results.addAll(joined.list());
                            return results;
                          }));
    }
    return done;
  }
}
