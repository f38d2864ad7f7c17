package dev.rushgate.edge.publish;

import dev.rushgate.edge.loop.Backoff;
import dev.rushgate.model.DropId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rebuilds drops, many at once: after a restart of Redis all are fenced first, then the ends of the
 * log are read once for all of them. Whatever fails leaves its drop closed, for the next look to
 * begin anew. Confined to one context.
 */
final class Rebuilder {

  private static final Logger log = LoggerFactory.getLogger(Rebuilder.class);

  private static final long LOOK_AT_OFFSETS_MS = 50;
  private static final long AWAY_PAUSE_MS_MIN = 100;
  private static final long AWAY_PAUSE_MS_MAX = 5_000;

  /** One drop's need. */
  record Wanted(DropRow row, RebuildReason reason, Instant noticedAt) {}

  private record Under(Wanted wanted, Rebuild.Fenced fenced) {}

  private final Vertx vertx;
  private final Clock clock;
  private final RebuildSteps steps;
  private final Barrier barrier;
  private final RebuildLock lock;
  private final Directory directory;
  private final Noticed noticed;
  private final PublishMetrics metrics;

  private final Set<DropId> busy = new HashSet<>();
  private boolean recovering;
  private boolean stopped;
  private long locksRenewedAtMs;

  Rebuilder(
      Vertx vertx,
      Clock clock,
      RebuildSteps steps,
      Barrier barrier,
      RebuildLock lock,
      Directory directory,
      Noticed noticed,
      PublishMetrics metrics) {
    this.vertx = vertx;
    this.clock = clock;
    this.steps = steps;
    this.barrier = barrier;
    this.lock = lock;
    this.directory = directory;
    this.noticed = noticed;
    this.metrics = metrics;
  }

  /**
   * Begins what is not under way. First publications have nothing to wait for in Kafka and go by
   * themselves; of the others one batch runs at a time. Completes when what began has ended.
   */
  Future<Void> start(List<Wanted> all) {
    var free = all.stream().filter(w -> !busy.contains(w.row().id())).toList();
    var first = free.stream().filter(w -> w.row().stock().epoch() == 0).toList();
    var again = free.stream().filter(w -> w.row().stock().epoch() > 0).toList();
    Future<Void> published = batch(first, false);
    if (recovering || again.isEmpty()) {
      return published;
    }
    recovering = true;
    var recovered = batch(again, true).onComplete(ended -> recovering = false);
    return Future.join(published, recovered).mapEmpty();
  }

  /** Ends the waiting of rebuilds that are under way; they give up and leave their drops closed. */
  void stop() {
    stopped = true;
  }

  private Future<Void> batch(List<Wanted> wanted, boolean behindBarrier) {
    var drops = wanted.stream().map(w -> w.row().id()).toList();
    busy.addAll(drops);
    return Parallel.each(wanted, Parallel.DROPS_MAX, this::fence)
        .map(fenced -> fenced.stream().flatMap(Optional::stream).toList())
        .compose(
            fenced ->
                behindBarrier && !fenced.isEmpty()
                    ? awaitSettlers(fenced).map(fenced)
                    : Future.succeededFuture(fenced))
        .compose(fenced -> Parallel.each(fenced, Parallel.DROPS_MAX, this::finish))
        .onFailure(e -> log.warn("rebuild given up drops={} cause={}", drops.size(), e.toString()))
        .eventually(() -> Parallel.each(drops, Parallel.DROPS_MAX, this::letGo))
        .onComplete(ended -> drops.forEach(busy::remove))
        .<Void>mapEmpty()
        .otherwiseEmpty();
  }

  /** Steps 1 and 2; nothing when somebody else is at it, or it failed. */
  private Future<Optional<Under>> fence(Wanted wanted) {
    return lock.take(wanted.row().id())
        .compose(
            taken ->
                taken
                    ? steps.begin(wanted.row(), wanted.reason(), wanted.noticedAt())
                    : Future.succeededFuture(Optional.empty()))
        .compose(
            begun ->
                begun.map(steps::fence).orElseGet(() -> Future.succeededFuture(Optional.empty())))
        .map(fenced -> fenced.map(f -> new Under(wanted, f)))
        .onSuccess(under -> under.ifPresent(Rebuilder::logFenced))
        .recover(e -> failed("fence", wanted, e).map(Optional.empty()));
  }

  private static void logFenced(Under under) {
    log.info(
        "drop fenced drop={} number={} reason={} held={}",
        under.wanted().row().id(),
        under.fenced().begun().number(),
        under.wanted().reason(),
        under.fenced().held().size());
  }

  /** Step 3. Kafka away: wait, closed. */
  private Future<Void> awaitSettlers(List<Under> fenced) {
    var away = new Backoff(AWAY_PAUSE_MS_MIN, AWAY_PAUSE_MS_MAX);
    return insist(away, fenced, barrier::ends).compose(ends -> untilPassed(away, fenced, ends));
  }

  private Future<Void> untilPassed(Backoff away, List<Under> fenced, Barrier.Ends ends) {
    return insist(away, fenced, () -> barrier.passed(ends))
        .compose(
            passed ->
                passed
                    ? Future.succeededFuture()
                    : pause(LOOK_AT_OFFSETS_MS, fenced)
                        .compose(next -> untilPassed(away, fenced, ends)));
  }

  private <T> Future<T> insist(Backoff away, List<Under> fenced, Supplier<Future<T>> attempt) {
    return attempt
        .get()
        .onSuccess(answered -> away.reset())
        .recover(
            e -> {
              log.warn("rebuild waits for kafka drops={} cause={}", fenced.size(), e.toString());
              return pause(away.pauseMs(), fenced).compose(next -> insist(away, fenced, attempt));
            });
  }

  private Future<Void> pause(long ms, List<Under> fenced) {
    return vertx
        .timer(ms)
        .compose(
            due ->
                stopped
                    ? Future.failedFuture("publisher stops")
                    : renewLocks(fenced).otherwiseEmpty());
  }

  private Future<Void> renewLocks(List<Under> fenced) {
    long now = clock.millis();
    if (now - locksRenewedAtMs < RebuildLock.HELD_MS / 4) {
      return Future.succeededFuture();
    }
    locksRenewedAtMs = now;
    return Parallel.each(fenced, Parallel.DROPS_MAX, u -> lock.renew(u.fenced().drop())).mapEmpty();
  }

  /** Steps 4 and 5. */
  private Future<Void> finish(Under under) {
    return steps
        .snapshot(under.fenced())
        .compose(taken -> taken.map(steps::restore).orElseGet(() -> Future.succeededFuture(false)))
        .compose(armed -> armed ? armed(under) : gaveWay(under))
        .recover(e -> failed("restore", under.wanted(), e));
  }

  private Future<Void> armed(Under under) {
    var begun = under.fenced().begun();
    var now = clock.instant();
    var closedFor = Duration.between(under.wanted().noticedAt(), now);
    noticed.armed(begun.drop());
    metrics.armed(begun.reason(), closedFor);
    log.info(
        "drop armed drop={} epoch={} reason={} closedForMs={}",
        begun.drop(),
        begun.number(),
        begun.reason(),
        closedFor.toMillis());
    return directory.add(List.of(begun.drop())).compose(added -> steps.noteArmed(begun, now));
  }

  private static Future<Void> gaveWay(Under under) {
    var begun = under.fenced().begun();
    log.info("rebuild gave way drop={} number={}", begun.drop(), begun.number());
    return Future.succeededFuture();
  }

  private static Future<Void> failed(String step, Wanted wanted, Throwable cause) {
    log.warn(
        "rebuild step failed step={} drop={} cause={}", step, wanted.row().id(), cause.toString());
    return Future.succeededFuture();
  }

  private Future<Void> letGo(DropId drop) {
    return lock.release(drop).otherwiseEmpty();
  }
}
