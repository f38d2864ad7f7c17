package dev.rushgate.edge.publish;

import dev.rushgate.edge.queue.Hold;
import dev.rushgate.model.AdmissionId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Raises the alarm for admissions that Kafka confirmed, that the settlers have passed, and of which
 * MySQL knows nothing: their record was not readable. Confined to one context.
 */
final class MissingRows {

  private static final Logger log = LoggerFactory.getLogger(MissingRows.class);

  private final Pool pool;
  private final Barrier barrier;
  private final PublishMetrics metrics;

  /** With each unseen admission the ends of the log that were read after it was first missed. */
  private final Map<AdmissionId, Barrier.Ends> waiting = new HashMap<>();

  private final Set<AdmissionId> alarmed = new HashSet<>();

  MissingRows(Pool pool, Barrier barrier, PublishMetrics metrics) {
    this.pool = pool;
    this.barrier = barrier;
    this.metrics = metrics;
  }

  /** All that are late and without a row at the moment. */
  Future<Void> look(List<Hold> unseen) {
    var ids = unseen.stream().map(Hold::id).collect(Collectors.toSet());
    waiting.keySet().retainAll(ids);
    alarmed.retainAll(ids);
    metrics.missing(alarmed.size());
    if (unseen.isEmpty()) {
      return Future.succeededFuture();
    }
    return passed()
        .compose(passed -> alarm(unseen.stream().filter(h -> passed.contains(h.id())).toList()))
        .compose(alarmed -> noteNew(ids));
  }

  /** Those whose record the settlers must have met by now. */
  private Future<Set<AdmissionId>> passed() {
    var differentEnds = List.copyOf(new HashSet<>(waiting.values()));
    return Parallel.each(differentEnds, 1, barrier::passed)
        .map(
            reached -> {
              var passed = new HashSet<AdmissionId>();
              waiting.forEach(
                  (id, ends) -> {
                    if (reached.get(differentEnds.indexOf(ends))) {
                      passed.add(id);
                    }
                  });
              return passed;
            });
  }

  private Future<Void> alarm(List<Hold> suspected) {
    if (suspected.isEmpty()) {
      return Future.succeededFuture();
    }
    return AdmissionRows.of(pool, suspected.stream().map(Hold::id).toList())
        .map(
            rows -> {
              var seen = rows.stream().map(AdmissionRow::id).collect(Collectors.toSet());
              suspected.stream()
                  .filter(hold -> !seen.contains(hold.id()))
                  .filter(hold -> alarmed.add(hold.id()))
                  .forEach(
                      hold ->
                          log.error(
                              "admission without a row admission={} member={}",
                              hold.id(),
                              hold.member()));
              metrics.missing(alarmed.size());
              return null;
            });
  }

  private Future<Void> noteNew(Set<AdmissionId> ids) {
    var fresh = ids.stream().filter(id -> !waiting.containsKey(id)).toList();
    return fresh.isEmpty()
        ? Future.succeededFuture()
        : barrier
            .ends()
            .map(
                ends -> {
                  fresh.forEach(id -> waiting.put(id, ends));
                  return null;
                });
  }
}
