package dev.rushgate.edge.gate.board;

import dev.rushgate.edge.queue.DropSnapshot;
import dev.rushgate.edge.queue.Figures;
import dev.rushgate.model.Drop;
import dev.rushgate.model.DropId;
import dev.rushgate.model.DropState;
import dev.rushgate.model.Limits;
import dev.rushgate.model.Money;
import dev.rushgate.model.Offer;
import dev.rushgate.model.Schedule;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Views of one drop for tests: open, 10 units, 5 places beyond, 100 entered, unless bent. */
record Views(
    long epoch,
    long no,
    long remaining,
    long waiting,
    boolean opened,
    DropState state,
    long entered,
    long nowMs,
    @Nullable Instant lobbyOpensAt) {

  static final Instant OPENS = Instant.parse("2026-01-01T00:00:00Z");
  static final Instant CLOSES = Instant.parse("2026-01-02T00:00:00Z");

  static Views open() {
    return new Views(1, 90, 10, 3, true, DropState.OPEN, 100, OPENS.toEpochMilli() + 1_000, null);
  }

  static Views early() {
    return new Views(1, 0, 10, 0, false, DropState.OPEN, 0, OPENS.toEpochMilli() - 60_000, null);
  }

  Views full() {
    return new Views(epoch, no, 0, 5, opened, state, entered, nowMs, lobbyOpensAt);
  }

  Views with(DropState other) {
    return new Views(epoch, no, remaining, waiting, opened, other, entered, nowMs, lobbyOpensAt);
  }

  Views entered(long count) {
    return new Views(epoch, no, remaining, waiting, opened, state, count, nowMs, lobbyOpensAt);
  }

  Views inEpoch(long other) {
    return new Views(other, no, remaining, waiting, opened, state, entered, nowMs, lobbyOpensAt);
  }

  Views at(long ms, long pops) {
    return new Views(epoch, pops, remaining, waiting, opened, state, entered, ms, lobbyOpensAt);
  }

  Views withLobby(Instant instant) {
    return new Views(epoch, no, remaining, waiting, opened, state, entered, nowMs, instant);
  }

  Figures figures() {
    return new Figures(
        epoch,
        no,
        no == 0 ? OptionalLong.empty() : OptionalLong.of(no),
        remaining,
        waiting,
        opened,
        state == DropState.CLOSED,
        false,
        state,
        1,
        nowMs);
  }

  DropSnapshot snapshot() {
    return new DropSnapshot(
        DropSnapshot.Arming.ARMED,
        drop(),
        figures(),
        new DropSnapshot.Units(100, 100, 0, 0, 90, 0, 1),
        new DropSnapshot.Counters(entered, 90, 0, 0));
  }

  DropView view() {
    return new DropView(snapshot(), figures(), 0);
  }

  private Drop drop() {
    return new Drop(
        new DropId(7),
        "seven",
        new Offer.Coupon(new Money(5_000), CLOSES.plusSeconds(60)),
        new Limits(100, 5, 10, 100),
        new Schedule(OPENS, CLOSES, lobbyOpensAt),
        "seed");
  }
}
