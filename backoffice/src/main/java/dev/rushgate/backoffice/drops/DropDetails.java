package dev.rushgate.backoffice.drops;

import dev.rushgate.model.Drop;
import dev.rushgate.model.DropState;
import dev.rushgate.model.LobbyDraw;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A drop as it stood at the instant {@code now} of the database.
 *
 * @param cancelledAt when it was closed before its opening; null when it was not
 * @param cancelReason in the words of who did it
 */
public record DropDetails(
    Drop drop,
    DropState state,
    DropStock.Counts stock,
    @Nullable Instant cancelledAt,
    @Nullable String cancelReason,
    Instant now) {

  static DropDetails of(DropSpec spec, DropStock stock, Instant now) {
    return new DropDetails(
        spec.drop(), stock.state(), stock.counts(), spec.cancelledAt(), spec.cancelReason(), now);
  }

  /** What it is doing at {@code now}. */
  public DropPhase phase() {
    if (cancelledAt != null) {
      return DropPhase.CANCELLED;
    }
    if (state == DropState.CLOSED || !now.isBefore(drop.schedule().closesAt())) {
      return DropPhase.CLOSED;
    }
    if (state == DropState.PAUSED) {
      return DropPhase.PAUSED;
    }
    if (!hasOpened()) {
      return DropPhase.SCHEDULED;
    }
    return stock.remaining() == 0 ? DropPhase.SOLD_OUT : DropPhase.OPEN;
  }

  public String seedHash() {
    return LobbyDraw.hashOf(drop.seed());
  }

  /** The seed of the lobby's draw once it can no longer be used to steer it. */
  public @Nullable String publicSeed() {
    return now.isBefore(drop.schedule().opensAt()) ? null : drop.seed();
  }

  public boolean hasOpened() {
    return !now.isBefore(drop.schedule().opensAt());
  }
}
