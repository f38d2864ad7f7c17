package dev.rushgate.backoffice.live;

import dev.rushgate.backoffice.drops.DropDetails;
import dev.rushgate.model.DropState;
import java.time.Instant;

/** The state of a drop as shoppers are shown it, by the same words. */
public enum ShownState {
  SCHEDULED,
  LOBBY,
  OPEN,
  PAUSED,
  SOLD_OUT,
  CLOSED;

  static ShownState of(DropDetails drop, long waiting, long remaining, Instant now) {
    var schedule = drop.drop().schedule();
    if (drop.state() == DropState.CLOSED || !now.isBefore(schedule.closesAt())) {
      return CLOSED;
    }
    if (drop.state() == DropState.PAUSED) {
      return PAUSED;
    }
    if (!now.isBefore(schedule.opensAt())) {
      return waiting >= remaining + drop.drop().limits().waitlist() ? SOLD_OUT : OPEN;
    }
    Instant lobby = schedule.lobbyOpensAt();
    return lobby != null && !now.isBefore(lobby) ? LOBBY : SCHEDULED;
  }
}
