package dev.rushgate.edge.queue;

import dev.rushgate.model.Drop;
import dev.rushgate.model.DropId;
import dev.rushgate.model.DropState;
import dev.rushgate.model.Limits;
import dev.rushgate.model.Money;
import dev.rushgate.model.Offer;
import dev.rushgate.model.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Drops for tests: a deal that is open, with room and pace enough, unless said otherwise. */
record SampleDrop(
    int capacity,
    int waitlist,
    int lobbyMax,
    int admitPerSecond,
    DropState state,
    Instant opensAt,
    Instant closesAt,
    @Nullable Instant lobbyOpensAt) {

  static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  static Instant past() {
    return now().minusSeconds(600);
  }

  static Instant future() {
    return now().plusSeconds(3_600);
  }

  static SampleDrop aDeal() {
    return new SampleDrop(3, 100, 0, 100_000, DropState.OPEN, past(), future(), null);
  }

  static SampleDrop aLobby() {
    return new SampleDrop(
        3, 100, 100, 100_000, DropState.OPEN, future(), future().plusSeconds(60), past());
  }

  SampleDrop withCapacity(int units) {
    return new SampleDrop(
        units, waitlist, lobbyMax, admitPerSecond, state, opensAt, closesAt, lobbyOpensAt);
  }

  SampleDrop withWaitlist(int places) {
    return new SampleDrop(
        capacity, places, lobbyMax, admitPerSecond, state, opensAt, closesAt, lobbyOpensAt);
  }

  SampleDrop withLobbyMax(int places) {
    return new SampleDrop(
        capacity, waitlist, places, admitPerSecond, state, opensAt, closesAt, lobbyOpensAt);
  }

  SampleDrop withAdmitPerSecond(int pace) {
    return new SampleDrop(
        capacity, waitlist, lobbyMax, pace, state, opensAt, closesAt, lobbyOpensAt);
  }

  SampleDrop with(DropState other) {
    return new SampleDrop(
        capacity, waitlist, lobbyMax, admitPerSecond, other, opensAt, closesAt, lobbyOpensAt);
  }

  SampleDrop between(Instant opening, Instant closing) {
    return new SampleDrop(
        capacity, waitlist, lobbyMax, admitPerSecond, state, opening, closing, lobbyOpensAt);
  }

  Drop drop(DropId id) {
    return new Drop(
        id,
        "A sample with a title",
        new Offer.Deal(77, new Money(39_000), new Money(59_000), Duration.ofMinutes(5)),
        new Limits(Math.max(1, capacity), waitlist, lobbyMax, admitPerSecond),
        new Schedule(opensAt, closesAt, lobbyOpensAt),
        "seed-of-" + id);
  }

  /** The first publication: nothing in MySQL but the spec. */
  Restoration restoration(DropId id, long number) {
    return new Restoration(
        number, 1, state, drop(id), capacity, capacity, List.of(), List.of(), List.of(), Map.of(),
        0, false, 0);
  }
}
