package dev.rushgate.edge.publish;

import dev.rushgate.model.DropId;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Since when this process knows that a drop admits nobody: since Redis went away, or since the drop
 * was first seen unfit.
 */
final class Noticed {

  private final Clock clock;
  private final Map<DropId, Instant> since = new HashMap<>();
  private @Nullable Instant redisAwaySince;

  Noticed(Clock clock) {
    this.clock = clock;
  }

  void redisAway() {
    if (redisAwaySince == null) {
      redisAwaySince = clock.instant();
    }
  }

  /** Every drop was looked at since Redis came back. */
  void allSeen() {
    redisAwaySince = null;
  }

  /** A drop that must be rebuilt; the first call decides. */
  Instant unfit(DropId drop, RebuildReason reason) {
    boolean byOutage =
        switch (reason) {
          case EMPTY, RESTARTED, FENCED -> true;
          case FIRST, BEHIND, SUSPECT -> false;
        };
    var noticed = byOutage && redisAwaySince != null ? redisAwaySince : clock.instant();
    return since.computeIfAbsent(drop, d -> noticed);
  }

  void armed(DropId drop) {
    since.remove(drop);
  }
}
