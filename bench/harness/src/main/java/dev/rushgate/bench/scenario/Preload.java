package dev.rushgate.bench.scenario;

import dev.rushgate.bench.load.Members;
import dev.rushgate.bench.rig.Rig;
import dev.rushgate.edge.queue.Claim;
import dev.rushgate.edge.queue.DropQueue;
import dev.rushgate.edge.queue.EnterOutcome;
import dev.rushgate.edge.queue.EnterReply;
import dev.rushgate.edge.queue.RedisLink;
import dev.rushgate.edge.queue.RedisSettings;
import dev.rushgate.model.DropId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.LongStream;

/** Puts members into queues by the script itself, without a gate, over one connection. */
final class Preload implements AutoCloseable {

  private static final int IN_FLIGHT_MAX = 8;
  private static final long CALL_MS_MAX = 30_000;
  private static final long ANSWER_S_MAX = 60;
  private static final long NO_LOBBY = -1;

  private final Vertx vertx = Vertx.vertx();
  private final RedisLink link;

  Preload(Rig rig) {
    var settings =
        RedisSettings.of(rig.stack().redis().url())
            .withCallTimeoutMs(CALL_MS_MAX)
            .withSilenceMaxMs(2 * CALL_MS_MAX);
    link = RedisLink.open(vertx, settings);
    await(link.ready());
  }

  DropQueue queue(DropId drop) {
    return new DropQueue(link, drop);
  }

  /** Enters the members {@code from} to {@code from + count - 1}; all must get a place. */
  void enter(DropId drop, long from, long count) {
    DropQueue queue = queue(drop);
    long end = from + count;
    long wave = (long) IN_FLIGHT_MAX * DropQueue.BATCH_MAX;
    for (long first = from; first < end; first += wave) {
      long last = Math.min(end, first + wave);
      List<Future<EnterReply>> calls =
          LongStream.iterate(first, at -> at < last, at -> at + DropQueue.BATCH_MAX)
              .mapToObj(at -> queue.enter(claims(at, Math.min(last, at + DropQueue.BATCH_MAX))))
              .toList();
      calls.forEach(call -> requireQueued(await(call)));
    }
  }

  static List<Claim> claims(long from, long to) {
    return LongStream.range(from, to)
        .mapToObj(number -> new Claim(Members.id(number), NO_LOBBY))
        .toList();
  }

  static void requireQueued(EnterReply reply) {
    if (!(reply instanceof EnterReply.Entered entered)
        || !entered.outcomes().stream().allMatch(EnterOutcome.Queued.class::isInstance)) {
      throw new IllegalStateException("not all got a place: " + reply);
    }
  }

  static <T> T await(Future<T> future) {
    try {
      return future.await(ANSWER_S_MAX, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException("no answer in time", e);
    }
  }

  @Override
  public void close() {
    await(link.close());
    await(vertx.close());
  }
}
