package dev.rushgate.backoffice.operations.web;

import dev.rushgate.backoffice.drops.DropDetails;
import dev.rushgate.model.DropKind;
import java.time.Instant;

/**
 * A drop as the first page shows it.
 *
 * @param state the operator's word when it is PAUSED, else what clock and stock say
 * @param now the database's, for what is told relative to it
 */
record DropCard(
    String title,
    DropKind kind,
    String state,
    int offered,
    int target,
    int live,
    int paid,
    int remaining,
    Instant opensAt,
    Instant closesAt,
    Instant now) {

  static DropCard of(DropDetails details) {
    var schedule = details.drop().schedule();
    var stock = details.stock();
    return new DropCard(
        details.drop().title(),
        details.drop().kind(),
        stateOf(details),
        details.drop().limits().offered(),
        stock.target(),
        stock.live(),
        stock.paid(),
        stock.remaining(),
        schedule.opensAt(),
        schedule.closesAt(),
        details.now());
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
