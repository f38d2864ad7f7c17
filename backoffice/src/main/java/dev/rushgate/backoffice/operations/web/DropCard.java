package dev.rushgate.backoffice.operations.web;

import dev.rushgate.backoffice.drops.DropDetails;
import dev.rushgate.backoffice.live.Standing;
import dev.rushgate.model.DropKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A drop as the first page shows it.
 *
 * @param state the operator's word when it is PAUSED, else what clock and stock say
 * @param now the database's, for what is told relative to it
 * @param standing how it stands in Redis; null for one that is not open
 */
record DropCard(
    String id,
    String title,
    DropKind kind,
    String state,
    int offered,
    int target,
    int live,
    int paid,
    long remaining,
    Instant opensAt,
    Instant closesAt,
    Instant now,
    @Nullable Standing standing) {

  static DropCard of(DropDetails details) {
    return of(details, null);
  }

  static DropCard of(DropDetails details, @Nullable Standing standing) {
    var schedule = details.drop().schedule();
    var stock = details.stock();
    return new DropCard(
        details.drop().id().toString(),
        details.drop().title(),
        details.drop().kind(),
        standing == null ? stateOf(details) : standing.state().name(),
        details.drop().limits().offered(),
        stock.target(),
        stock.live(),
        stock.paid(),
        standing == null ? stock.remaining() : standing.remaining(),
        schedule.opensAt(),
        schedule.closesAt(),
        details.now(),
        standing);
  }

  private static String stateOf(DropDetails details) {
    return switch (details.state()) {
      case PAUSED -> "PAUSED";
      case CLOSED -> "CLOSED";
      case OPEN ->
          !details.hasOpened()
              ? "SCHEDULED"
              : details.stock().remaining() == 0 ? "SOLD_OUT" : "OPEN";
    };
  }
}
