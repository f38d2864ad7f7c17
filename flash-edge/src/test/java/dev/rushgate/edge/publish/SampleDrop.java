package dev.rushgate.edge.publish;

import dev.rushgate.model.DropKind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Drops for tests: a deal that is open, of a product with ten more units in stock. */
record SampleDrop(
    DropKind kind,
    int capacity,
    int waitlist,
    Instant opensAt,
    Instant closesAt,
    @Nullable Instant lobbyOpensAt) {

  static final String SEED = "5eed5eed5eed5eed";
  static final int STOCK = 10;

  static Instant in(long seconds) {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS).plusSeconds(seconds);
  }

  static SampleDrop aDeal() {
    return new SampleDrop(DropKind.DEAL, 3, 100, in(-600), in(3_600), null);
  }

  static SampleDrop aCoupon() {
    return new SampleDrop(DropKind.COUPON, 3, 100, in(-600), in(3_600), null);
  }

  static SampleDrop aLobby() {
    return new SampleDrop(DropKind.DEAL, 3, 100, in(600), in(3_600), in(-60));
  }

  SampleDrop withCapacity(int units) {
    return new SampleDrop(kind, units, waitlist, opensAt, closesAt, lobbyOpensAt);
  }

  SampleDrop between(Instant opening, Instant closing) {
    return new SampleDrop(kind, capacity, waitlist, opening, closing, lobbyOpensAt);
  }
}
