package dev.rushgate.edge.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.edge.queue.DropSnapshot;
import dev.rushgate.edge.queue.DropSnapshot.Arming;
import dev.rushgate.edge.queue.DropUnknown;
import dev.rushgate.edge.queue.Figures;
import dev.rushgate.edge.queue.SnapshotReply;
import dev.rushgate.model.Drop;
import dev.rushgate.model.DropId;
import dev.rushgate.model.DropState;
import dev.rushgate.model.Limits;
import dev.rushgate.model.Money;
import dev.rushgate.model.Offer;
import dev.rushgate.model.Schedule;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NextStepTest {

  private static final Instant OPENS = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant CLOSES = OPENS.plusSeconds(3_600);
  private static final Drop DROP =
      new Drop(
          new DropId(1),
          "A coupon",
          new Offer.Coupon(new Money(1_000), CLOSES),
          new Limits(5, 0, 0, 100),
          new Schedule(OPENS, CLOSES, null),
          "5eed");

  /** Epoch 2, version 3, five units of which two are live. */
  private static DropRow.Stock stock(long capacity, long paid) {
    return new DropRow.Stock(capacity, capacity, 2, paid, 2, 2, 3, false);
  }

  private static DropRow row(DropRow.Stock stock) {
    return new DropRow(DROP, DropState.OPEN, stock);
  }

  private static DropRow closed(DropRow.Stock stock) {
    return new DropRow(DROP, DropState.CLOSED, stock);
  }

  private record Redis(
      Arming arming,
      long epoch,
      long version,
      long capacity,
      long remaining,
      long waiting,
      long leased,
      long sent,
      Instant now) {

    static Redis armed() {
      return new Redis(Arming.ARMED, 2, 3, 5, 3, 0, 0, 0, OPENS.plusSeconds(1));
    }

    Redis is(Arming other) {
      return new Redis(other, epoch, version, capacity, remaining, waiting, leased, sent, now);
    }

    Redis in(long otherEpoch, long otherVersion) {
      return new Redis(
          arming, otherEpoch, otherVersion, capacity, remaining, waiting, leased, sent, now);
    }

    Redis with(long units, long free) {
      return new Redis(arming, epoch, version, units, free, waiting, leased, sent, now);
    }

    Redis underWay(long queued, long popped, long confirmed) {
      return new Redis(arming, epoch, version, capacity, remaining, queued, popped, confirmed, now);
    }

    Redis at(Instant other) {
      return new Redis(arming, epoch, version, capacity, remaining, waiting, leased, sent, other);
    }

    SnapshotReply seen() {
      return new DropSnapshot(
          arming,
          DROP,
          new Figures(
              epoch,
              7,
              OptionalLong.empty(),
              remaining,
              waiting,
              true,
              false,
              false,
              DropState.OPEN,
              version,
              now.toEpochMilli()),
          new DropSnapshot.Units(capacity, capacity, leased, sent, capacity - remaining, 0, epoch),
          new DropSnapshot.Counters(0, 0, 0, 0));
    }
  }

  @Test
  void aDropThatNeverWasInRedisIsPublished() {
    var fresh = row(new DropRow.Stock(5, 5, 0, 0, 0, 0, 1, false));

    assertThat(NextStep.of(fresh, new DropUnknown()))
        .isEqualTo(new NextStep.Rebuild(RebuildReason.FIRST));
    assertThat(NextStep.of(fresh, new SnapshotReply.FenceOnly(1, 0)))
        .isEqualTo(new NextStep.Rebuild(RebuildReason.FIRST));
  }

  @Test
  void aDropThatRedisLostIsRebuilt() {
    assertThat(NextStep.of(row(stock(5, 0)), new DropUnknown()))
        .isEqualTo(new NextStep.Rebuild(RebuildReason.EMPTY));
    assertThat(NextStep.of(row(stock(5, 0)), new SnapshotReply.FenceOnly(3, 0)))
        .isEqualTo(new NextStep.Rebuild(RebuildReason.EMPTY));
  }

  @ParameterizedTest
  @EnumSource(names = "ARMED", mode = EnumSource.Mode.EXCLUDE)
  void whatIsNotArmedIsRebuilt(Arming arming) {
    assertThat(NextStep.of(row(stock(5, 0)), Redis.armed().is(arming).seen()))
        .isEqualTo(new NextStep.Rebuild(RebuildReason.valueOf(arming.name())));
  }

  @Test
  void redisBehindMySqlIsRebuilt() {
    assertThat(NextStep.of(row(stock(5, 0)), Redis.armed().in(1, 3).seen()))
        .isEqualTo(new NextStep.Rebuild(RebuildReason.BEHIND));
  }

  @Test
  void aSuspectIsRebuilt() {
    var suspect = row(new DropRow.Stock(5, 5, 2, 0, 2, 2, 3, true));

    assertThat(NextStep.of(suspect, Redis.armed().seen()))
        .isEqualTo(new NextStep.Rebuild(RebuildReason.SUSPECT));
  }

  @Test
  void aRowThatIsOlderThanWhatRedisSaysIsLeftToTheNextLook() {
    assertThat(NextStep.of(row(stock(5, 0)), Redis.armed().in(3, 1).seen()))
        .isEqualTo(new NextStep.Nothing());
    assertThat(NextStep.of(row(stock(5, 0)), Redis.armed().in(2, 4).seen()))
        .isEqualTo(new NextStep.Nothing());
  }

  @Test
  void aNewerVersionIsPublished() {
    assertThat(NextStep.of(row(stock(9, 0)), Redis.armed().in(2, 2).seen()))
        .isEqualTo(new NextStep.Update());
  }

  @Test
  void theGuardFollowsRedisDown() {
    assertThat(NextStep.of(row(stock(5, 0)), Redis.armed().with(4, 2).seen()))
        .isEqualTo(new NextStep.FollowDown(4));
  }

  @Test
  void redisAboveTheGuardHasCountedWrongly() {
    assertThat(NextStep.of(row(stock(5, 0)), Redis.armed().with(6, 4).seen()))
        .isEqualTo(new NextStep.Rebuild(RebuildReason.SUSPECT));
  }

  @Test
  void redisClockCloses() {
    assertThat(NextStep.of(row(stock(5, 0)), Redis.armed().at(CLOSES.minusMillis(1)).seen()))
        .isEqualTo(new NextStep.Nothing());
    assertThat(NextStep.of(row(stock(5, 0)), Redis.armed().at(CLOSES).seen()))
        .isEqualTo(new NextStep.CloseByClock());
  }

  @Test
  void allPaidAndNothingUnderWayIsFinal() {
    var soldOut = Redis.armed().with(2, 0);

    assertThat(NextStep.of(row(stock(2, 2)), soldOut.seen()))
        .isEqualTo(new NextStep.SetFinal(2, 7));
    assertThat(NextStep.of(row(stock(2, 1)), soldOut.seen())).isEqualTo(new NextStep.Nothing());
    assertThat(NextStep.of(row(stock(2, 2)), soldOut.underWay(0, 1, 0).seen()))
        .isEqualTo(new NextStep.Nothing());
    assertThat(NextStep.of(row(stock(2, 2)), soldOut.underWay(0, 0, 1).seen()))
        .isEqualTo(new NextStep.Nothing());
  }

  @Test
  void aClosedDropIsArchivedOnceNothingCanComeAndItsTimeIsOver() {
    var over = Redis.armed().with(2, 0).at(CLOSES.plus(NextStep.KEPT_AFTER_CLOSING));

    assertThat(NextStep.of(closed(stock(2, 2)), over.seen())).isEqualTo(new NextStep.Archive());
    assertThat(NextStep.of(closed(stock(2, 1)), over.seen())).isEqualTo(new NextStep.Nothing());
    assertThat(NextStep.of(closed(stock(2, 2)), over.underWay(1, 0, 0).seen()))
        .isEqualTo(new NextStep.Nothing());
    assertThat(NextStep.of(closed(stock(2, 2)), over.at(CLOSES).seen()))
        .isEqualTo(new NextStep.Nothing());
  }
}
