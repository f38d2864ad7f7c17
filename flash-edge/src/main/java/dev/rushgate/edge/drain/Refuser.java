package dev.rushgate.edge.drain;

import dev.rushgate.edge.queue.DropQueue;
import dev.rushgate.edge.queue.DropUnknown;
import dev.rushgate.edge.queue.Figures;
import dev.rushgate.edge.queue.NotArmed;
import dev.rushgate.edge.queue.Reason;
import dev.rushgate.edge.queue.RefuseOutcome;
import io.vertx.core.Future;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses, a batch at a time, those who wait for what cannot come any more: the drop is closed, or
 * all its units are paid. The script checks anew each time.
 */
final class Refuser {

  /** Members of one call at most: bounds how long the others of that Redis wait. */
  static final int BATCH_MAX = 500;

  private static final Logger log = LoggerFactory.getLogger(Refuser.class);

  private final DropQueue queue;
  private final DrainMetrics metrics;

  Refuser(DropQueue queue, DrainMetrics metrics) {
    this.queue = queue;
    this.metrics = metrics;
  }

  /** When to look again, or nothing when there was nobody to refuse. */
  Future<Optional<Pace>> refuse(Figures figures) {
    if (!figures.hopeless() || figures.waiting() == 0) {
      return Future.succeededFuture(Optional.empty());
    }
    Reason reason = figures.closed() ? Reason.CLOSED : Reason.SOLD_OUT;
    return queue.refuse(BATCH_MAX, reason).map(outcome -> Optional.of(pace(outcome, reason)));
  }

  private Pace pace(RefuseOutcome outcome, Reason reason) {
    return switch (outcome) {
      case RefuseOutcome.Refused(var refused, var waiting) -> {
        metrics.refused.increment((double) refused);
        log.info(
            "waiting refused drop={} count={} waiting={} reason={}",
            queue.drop(),
            refused,
            waiting,
            reason);
        yield waiting > 0 ? Pace.NOW : Pace.LATER;
      }
      case RefuseOutcome.NotHopeless underWay -> Pace.LATER;
      case NotArmed notArmed -> Pace.LATER;
      case DropUnknown unknown -> Pace.LATER;
    };
  }
}
