package dev.rushgate.edge.publish;

import dev.rushgate.edge.queue.DropQueue;
import dev.rushgate.edge.queue.Hold;
import dev.rushgate.edge.queue.RedisLink;
import dev.rushgate.edge.queue.ResultOutcome;
import dev.rushgate.edge.queue.Verdict;
import dev.rushgate.model.AdmissionId;
import dev.rushgate.model.DropId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the results that nobody told: a settler may die between its offset and the result, and then
 * the member would see ADMITTED for ever.
 */
final class Sweep {

  private static final Logger log = LoggerFactory.getLogger(Sweep.class);

  /** A result is late after so long without one. */
  static final long LATE_MS = 10_000;

  private final Pool pool;
  private final RedisLink link;
  private final MissingRows missing;
  private final PublishMetrics metrics;

  Sweep(Pool pool, RedisLink link, MissingRows missing, PublishMetrics metrics) {
    this.pool = pool;
    this.link = link;
    this.missing = missing;
    this.metrics = metrics;
  }

  /** Looks at these drops; with each its Redis' time. */
  Future<Void> sweep(Map<DropId, Long> drops) {
    return Parallel.each(
            List.copyOf(drops.entrySet()),
            Parallel.DROPS_MAX,
            drop -> sweep(new DropQueue(link, drop.getKey()), drop.getValue() - LATE_MS))
        .map(unseen -> unseen.stream().flatMap(List::stream).toList())
        .compose(missing::look);
  }

  /** What is late in one drop and has no row in MySQL. */
  private Future<List<Hold>> sweep(DropQueue queue, long untilMs) {
    return queue
        .sentUntil(untilMs, DropQueue.BATCH_MAX)
        .compose(late -> late.isEmpty() ? Future.succeededFuture(List.of()) : tell(queue, late));
  }

  private Future<List<Hold>> tell(DropQueue queue, List<Hold> late) {
    return AdmissionRows.of(pool, late.stream().map(Hold::id).toList())
        .compose(
            rows -> {
              var verdicts =
                  rows.stream().map(AdmissionRow::verdict).flatMap(Optional::stream).toList();
              Set<AdmissionId> seen =
                  rows.stream().map(AdmissionRow::id).collect(Collectors.toSet());
              var unseen = late.stream().filter(hold -> !seen.contains(hold.id())).toList();
              return tellVerdicts(queue, verdicts).map(unseen);
            });
  }

  private Future<Void> tellVerdicts(DropQueue queue, List<Verdict> verdicts) {
    if (verdicts.isEmpty()) {
      return Future.succeededFuture();
    }
    return queue
        .result(verdicts)
        .onSuccess(
            outcome -> {
              if (outcome instanceof ResultOutcome.Told) {
                metrics.swept(verdicts.size());
                log.info("results swept drop={} count={}", queue.drop(), verdicts.size());
              }
            })
        .mapEmpty();
  }
}
