package dev.rushgate.edge.gate.board;

import dev.rushgate.edge.queue.DropSnapshot;
import dev.rushgate.edge.queue.Figures;
import dev.rushgate.model.Drop;
import dev.rushgate.model.DropState;
import java.time.Instant;

/**
 * A drop as a gate knows it. Immutable.
 *
 * @param snapshot the last whole one
 * @param figures those of the snapshot, or newer ones that came with the answer to a call
 * @param lookedAtMs when the snapshot was asked for, by the gate's own clock
 */
public record DropView(DropSnapshot snapshot, Figures figures, long lookedAtMs) {

  /**
   * Answers of two connections may overtake each other, by no more than this; beyond it Redis'
   * clock was set back.
   */
  private static final long OVERTAKING_MS = 2_000;

  /** Whether {@code other} was seen later than these figures. */
  boolean isOlderThan(Figures other) {
    long ahead = figures.nowMs() - other.nowMs();
    boolean wentBack = figures.epoch() == other.epoch() && other.no() < figures.no();
    return ahead > OVERTAKING_MS || ahead < 0 || (ahead == 0 && !wentBack);
  }

  /** Whether only the time of looking differs. */
  boolean tellsTheSameAs(DropView other) {
    return drop().equals(other.drop()) && tellsTheSameAs(other.figures);
  }

  boolean tellsTheSameAs(Figures other) {
    return figures.epoch() == other.epoch()
        && figures.no() == other.no()
        && figures.remaining() == other.remaining()
        && figures.waiting() == other.waiting()
        && figures.opened() == other.opened()
        && figures.closed() == other.closed()
        && figures.allPaid() == other.allPaid()
        && figures.version() == other.version();
  }

  DropView with(Figures newer) {
    return new DropView(snapshot, newer, lookedAtMs);
  }

  public Drop drop() {
    return snapshot.drop();
  }

  /** What shoppers are shown at that instant of Redis' clock. */
  public ShownState shownAt(long nowMs) {
    var schedule = drop().schedule();
    if (figures.closed() || nowMs >= schedule.closesAt().toEpochMilli()) {
      return ShownState.CLOSED;
    }
    if (figures.state() == DropState.PAUSED) {
      return ShownState.PAUSED;
    }
    if (figures.opened() || nowMs >= schedule.opensAt().toEpochMilli()) {
      return isFull(figures) ? ShownState.SOLD_OUT : ShownState.OPEN;
    }
    Instant lobby = schedule.lobbyOpensAt();
    return lobby != null && nowMs >= lobby.toEpochMilli() ? ShownState.LOBBY : ShownState.SCHEDULED;
  }

  /** As many wait as there are units and places beyond them. */
  boolean isFull(Figures at) {
    return at.waiting() >= at.remaining() + drop().limits().waitlist();
  }

  /**
   * Whether an entry of this epoch and score certainly still waits, unless its member left: it is
   * beyond the served, and nobody is being refused.
   */
  public boolean stillWaits(long epoch, long score) {
    boolean served = figures.served().isPresent() && score <= figures.served().getAsLong();
    return epoch == figures.epoch() && !served && !figures.hopeless();
  }
}
