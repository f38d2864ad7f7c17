package dev.rushgate.edge.publish;

import dev.rushgate.edge.queue.DropSnapshot;
import dev.rushgate.edge.queue.DropUnknown;
import dev.rushgate.edge.queue.SnapshotReply;
import dev.rushgate.model.DropState;
import java.time.Duration;

/** The one thing that a drop needs now, by what MySQL said and then Redis. */
sealed interface NextStep {

  /** A closed drop keeps its keys for so long after its closing time, for those who still look. */
  Duration KEPT_AFTER_CLOSING = Duration.ofHours(24);

  /** Redis says what MySQL says. */
  record Nothing() implements NextStep {}

  /** Redis is not to be trusted with this drop until it is handed over anew. */
  record Rebuild(RebuildReason reason) implements NextStep {}

  /** MySQL has a newer version of the spec. */
  record Update() implements NextStep {}

  /** Redis gave up units: MySQL's guard comes down to {@code capacity}. */
  record FollowDown(long capacity) implements NextStep {}

  /** Its time is over. */
  record CloseByClock() implements NextStep {}

  /** Every unit seems to be paid; {@code no} was read before MySQL is asked. */
  record SetFinal(long epoch, long no) implements NextStep {}

  /** Nothing can happen to it any more. */
  record Archive() implements NextStep {}

  /**
   * Judges a row that was read before Redis was. Whatever Redis has that is newer than the row is
   * left to the next look.
   */
  static NextStep of(DropRow row, SnapshotReply seen) {
    var never = row.stock().epoch() == 0;
    return switch (seen) {
      case DropUnknown unknown -> new Rebuild(never ? RebuildReason.FIRST : RebuildReason.EMPTY);
      case SnapshotReply.FenceOnly fence ->
          new Rebuild(never ? RebuildReason.FIRST : RebuildReason.EMPTY);
      case DropSnapshot snapshot ->
          switch (snapshot.arming()) {
            case FENCED -> new Rebuild(RebuildReason.FENCED);
            case RESTARTED -> new Rebuild(RebuildReason.RESTARTED);
            case ARMED -> ofArmed(row, snapshot);
          };
    };
  }

  private static NextStep ofArmed(DropRow row, DropSnapshot seen) {
    var stock = row.stock();
    var figures = seen.figures();
    if (figures.epoch() < stock.epoch()) {
      return new Rebuild(RebuildReason.BEHIND);
    } else if (figures.epoch() > stock.epoch() || figures.version() > stock.version()) {
      return new Nothing();
    } else if (stock.suspect()) {
      return new Rebuild(RebuildReason.SUSPECT);
    } else if (figures.version() < stock.version()) {
      return new Update();
    } else if (seen.units().capacity() < stock.capacity()) {
      return new FollowDown(seen.units().capacity());
    } else if (seen.units().capacity() > stock.capacity()) {
      return new Rebuild(RebuildReason.SUSPECT); // never by the protocol: the guard would refuse
    }
    return row.state() == DropState.CLOSED ? ofClosed(row, seen) : ofOpen(row, seen);
  }

  private static NextStep ofOpen(DropRow row, DropSnapshot seen) {
    var figures = seen.figures();
    var units = seen.units();
    if (figures.closed() || figures.nowMs() >= row.drop().schedule().closesAt().toEpochMilli()) {
      return new CloseByClock();
    }
    boolean inHand = units.leased() == 0 && units.sent() == 0 && figures.remaining() == 0;
    boolean paid = row.stock().paid() == row.stock().capacity();
    return inHand && paid && !figures.allPaid()
        ? new SetFinal(figures.epoch(), figures.no())
        : new Nothing();
  }

  private static NextStep ofClosed(DropRow row, DropSnapshot seen) {
    var figures = seen.figures();
    var units = seen.units();
    var stock = row.stock();
    boolean nothingUnderWay = figures.waiting() == 0 && units.leased() == 0 && units.sent() == 0;
    boolean nothingToCome = stock.live() == stock.paid() && stock.capacity() == stock.live();
    var keptUntil = row.drop().schedule().closesAt().plus(KEPT_AFTER_CLOSING);
    return nothingUnderWay && nothingToCome && figures.nowMs() >= keptUntil.toEpochMilli()
        ? new Archive()
        : new Nothing();
  }
}
