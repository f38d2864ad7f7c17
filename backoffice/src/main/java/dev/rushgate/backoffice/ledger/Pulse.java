package dev.rushgate.backoffice.ledger;

import dev.rushgate.model.DropId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a drop stands in Redis at one instant, in few figures.
 *
 * @param at by Redis' clock, which opens and closes drops
 * @param armed whether Redis may give out units
 * @param over whether it was closed, by hand or by the clock
 * @param entered a counter of this epoch, like {@code admitted}
 * @param underWay units that were popped and have no result yet
 * @param settleLagMs since Kafka had the oldest of them that is no dead letter; null: not known
 */
public record Pulse(
    DropId drop,
    Instant at,
    long epoch,
    boolean armed,
    boolean over,
    long waiting,
    long remaining,
    long entered,
    long admitted,
    long underWay,
    @Nullable Long settleLagMs) {

  /** Whether nothing will move any more. */
  public boolean isStill() {
    return over && waiting == 0 && underWay == 0;
  }
}
