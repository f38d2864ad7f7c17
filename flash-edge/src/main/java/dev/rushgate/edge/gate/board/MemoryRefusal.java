package dev.rushgate.edge.gate.board;

import dev.rushgate.edge.queue.EnterOutcome;
import dev.rushgate.edge.queue.Figures;
import dev.rushgate.model.DropState;
import dev.rushgate.model.MemberId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The refusals that memory can give, always the ones that Redis would give if it were asked. */
final class MemoryRefusal {

  /** A view that was not renewed for this long refuses nobody: Redis may be a different one now. */
  static final long VIEW_AGE_MAX_MS = 2_000;

  private final RedisClock clock;

  MemoryRefusal(RedisClock clock) {
    this.clock = clock;
  }

  /** How the member is refused, or null when Redis is to be asked. */
  @Nullable EnterOutcome of(DropView view, LiveMembers live, MemberId member) {
    if (clock.ownMs() - view.lookedAtMs() > VIEW_AGE_MAX_MS) {
      return null;
    }
    if (isTooEarly(view)) {
      long opensAtMs = view.drop().schedule().opensAt().toEpochMilli();
      return new EnterOutcome.NotOpen(opensAtMs, clock.nowMs());
    }
    var refusal = standing(view);
    return refusal != null && live.surelyWithout(member, view) ? refusal : null;
  }

  /**
   * How everybody without a live entry is refused now, or null. The snapshot must say the same as
   * figures that came after it: only up to the snapshot is it known who entered.
   */
  @Nullable EnterOutcome standing(DropView view) {
    var refusal = of(view, view.figures());
    var counted = view.snapshot().figures();
    boolean sameLife = counted.epoch() == view.figures().epoch();
    return refusal != null && sameLife && refusal.equals(of(view, counted)) ? refusal : null;
  }

  /** In the order in which the script decides. */
  private static @Nullable EnterOutcome of(DropView view, Figures figures) {
    if (figures.closed()) {
      return new EnterOutcome.Closed();
    } else if (figures.state() == DropState.PAUSED) {
      return new EnterOutcome.Paused();
    }
    return figures.opened() && view.isFull(figures) ? new EnterOutcome.SoldOut() : null;
  }

  /** Nobody can be in yet, and Redis' clock surely has not reached the first opening. */
  private boolean isTooEarly(DropView view) {
    var figures = view.figures();
    boolean untouched =
        !figures.opened() && view.snapshot().counters().entered() == 0 && figures.waiting() == 0;
    boolean open = !figures.closed() && figures.state() == DropState.OPEN;
    var schedule = view.drop().schedule();
    Instant lobby = schedule.lobbyOpensAt();
    return open
        && untouched
        && clock.surelyBefore((lobby == null ? schedule.opensAt() : lobby).toEpochMilli());
  }
}
