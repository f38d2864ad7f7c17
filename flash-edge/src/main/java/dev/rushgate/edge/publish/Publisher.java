package dev.rushgate.edge.publish;

import dev.rushgate.edge.queue.DropQueue;
import dev.rushgate.edge.queue.DropSnapshot;
import dev.rushgate.edge.queue.OutcomeUnknown;
import dev.rushgate.edge.queue.RedisLink;
import dev.rushgate.edge.queue.RedisUnavailable;
import dev.rushgate.edge.queue.SnapshotReply;
import dev.rushgate.model.DropId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at every drop that is not archived, in MySQL and then in Redis, and does the one thing that
 * each needs. Every step says of which state it speaks, so any number of publishers may run.
 * Confined to one context.
 */
final class Publisher {

  private static final Logger log = LoggerFactory.getLogger(Publisher.class);

  /** Drops of one read from MySQL, and of one pipelined read from Redis. */
  static final int DROPS_PER_READ = 256;

  private record Looked(DropRow row, SnapshotReply seen) {}

  private final Pool pool;
  private final RedisLink link;
  private final PublishSteps steps;
  private final Rebuilder rebuilder;
  private final Noticed noticed;
  private final PublishMetrics metrics;
  private Gathered last = new Gathered();

  Publisher(
      Pool pool,
      RedisLink link,
      PublishSteps steps,
      Rebuilder rebuilder,
      Noticed noticed,
      PublishMetrics metrics) {
    this.pool = pool;
    this.link = link;
    this.steps = steps;
    this.rebuilder = rebuilder;
    this.noticed = noticed;
    this.metrics = metrics;
  }

  /** What one look gathers over all drops. */
  private static final class Gathered {
    final List<Rebuilder.Wanted> wanted = new ArrayList<>();
    final List<DropId> published = new ArrayList<>();
    final Map<DropId, Long> onTheirWay = new TreeMap<>();
  }

  /** Drops that had admissions in Kafka without a result at the last look, and Redis' time then. */
  Map<DropId, Long> onTheirWay() {
    return last.onTheirWay;
  }

  /** Drops that were armed at the last look. */
  List<DropId> published() {
    return last.published;
  }

  /**
   * One look at all drops. Fails when MySQL or Redis is away. Rebuilds go on behind it: the future
   * inside completes when those that it began have ended.
   */
  Future<Future<Void>> look() {
    var gathered = new Gathered();
    return page(0, gathered)
        .map(
            seen -> {
              noticed.allSeen();
              last = gathered;
              metrics.unarmed(gathered.wanted.size());
              return rebuilder.start(gathered.wanted);
            });
  }

  private Future<Void> page(long after, Gathered gathered) {
    return DropRows.page(pool, after, DROPS_PER_READ)
        .compose(
            rows ->
                Future.all(rows.stream().map(this::see).toList())
                    .compose(seen -> act(seen.list(), gathered))
                    .compose(
                        acted ->
                            rows.size() < DROPS_PER_READ
                                ? Future.succeededFuture()
                                : page(rows.getLast().id().value(), gathered)));
  }

  /** Nothing when something is wrong with this drop alone; the others go on. */
  private Future<Optional<Looked>> see(DropRow row) {
    return new DropQueue(link, row.id())
        .snapshot()
        .map(seen -> Optional.of(new Looked(row, seen)))
        .recover(
            e -> {
              if (e instanceof RedisUnavailable || e instanceof OutcomeUnknown) {
                return Future.failedFuture(e);
              }
              log.error("drop not readable drop={} cause={}", row.id(), e.toString());
              return Future.succeededFuture(Optional.empty());
            });
  }

  private Future<Void> act(List<Optional<Looked>> page, Gathered gathered) {
    var looked = page.stream().flatMap(Optional::stream).toList();
    looked.forEach(one -> gather(one, gathered));
    return Parallel.each(looked, Parallel.DROPS_MAX, one -> act(one, gathered)).mapEmpty();
  }

  private void gather(Looked one, Gathered gathered) {
    if (one.seen() instanceof DropSnapshot snapshot && snapshot.armed()) {
      noticed.armed(one.row().id());
      gathered.published.add(one.row().id());
      if (snapshot.units().sent() > 0) {
        gathered.onTheirWay.put(one.row().id(), snapshot.figures().nowMs());
      }
    }
  }

  private Future<Void> act(Looked one, Gathered gathered) {
    var row = one.row();
    return (switch (NextStep.of(row, one.seen())) {
          case NextStep.Nothing nothing -> Future.<Void>succeededFuture();
          case NextStep.Rebuild rebuild -> {
            var since = noticed.unfit(row.id(), rebuild.reason());
            gathered.wanted.add(new Rebuilder.Wanted(row, rebuild.reason(), since));
            yield Future.<Void>succeededFuture();
          }
          case NextStep.Update update -> steps.update(row);
          case NextStep.FollowDown down -> steps.followDown(row, down.capacity());
          case NextStep.CloseByClock close -> steps.close(row);
          case NextStep.SetFinal fin -> steps.latchFinal(row, fin);
          case NextStep.Archive archive -> steps.archive(row);
        })
        .recover(
            e -> {
              log.warn("drop not published drop={} cause={}", row.id(), e.toString());
              return Future.succeededFuture();
            });
  }
}
