package dev.rushgate.backoffice.drops;

import dev.rushgate.model.Drop;
import dev.rushgate.model.DropState;
import dev.rushgate.model.LobbyDraw;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A drop as it stood at the instant {@code now} of the database. */
public record DropDetails(Drop drop, DropState state, DropStock.Counts stock, Instant now) {

  static DropDetails of(DropSpec spec, DropStock stock, Instant now) {
    return new DropDetails(spec.drop(), stock.state(), stock.counts(), now);
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
