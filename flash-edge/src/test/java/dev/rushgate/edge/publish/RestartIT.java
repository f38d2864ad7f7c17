package dev.rushgate.edge.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.edge.db.Utc;
import dev.rushgate.edge.queue.DropUnknown;
import dev.rushgate.edge.queue.Entry;
import dev.rushgate.edge.queue.NotArmed;
import dev.rushgate.model.MemberId;
import dev.rushgate.stack.LocalStack;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Redis ends and comes back, with and without its data. */
class RestartIT extends WithRig {

  private void restart() {
    var redis = LocalStack.shared().redis();
    redis.kill();
    redis.start();
    rig.awaitLink();
  }

  private void comeBackEmpty() {
    var redis = LocalStack.shared().redis();
    redis.kill();
    redis.wipe();
    redis.start();
    rig.awaitLink();
  }

  @Test
  void nobodyIsAdmittedBetweenARestartAndTheRebuild() {
    var drop = rig.publish(SampleDrop.aDeal()).enter("anna");

    restart();

    assertThat(PublishRig.await(drop.queue.admit(1, PublishRig.LEASE_MS)))
        .isEqualTo(new NotArmed("RESTARTED"));
    rig.look();
    assertThat(drop.pop().member().value()).isEqualTo("anna");
  }

  @Test
  void afterARestartTheLeasedStandAtTheirOldPlaceAndTheSettledKeepTheirUnit() {
    var drop = rig.publish(SampleDrop.aDeal()).enter("anna", "ben", "cleo", "dora");
    drop.settle();
    var ben = drop.pop();

    restart();
    rig.look();

    assertThat(drop.epoch()).isEqualTo(2);
    assertThat(drop.units()).containsExactly(3L, 2L, 1L, 3L, 1L);
    assertThat(drop.entry("anna")).isInstanceOf(Entry.Settled.class);
    assertThat(drop.entry("ben")).isInstanceOf(Entry.Queued.class);
    var next = drop.admit(2);
    assertThat(next).extracting(pop -> pop.member().value()).containsExactly("ben", "cleo");
    assertThat(next.getFirst().seq()).isEqualTo(ben.seq());
    assertThat(next.getFirst().no()).isEqualTo(1);
  }

  @Test
  void theCountersAddUpAfterARebuild() {
    var drop = rig.publish(SampleDrop.aDeal()).enter("anna", "ben", "cleo", "dora");
    drop.settle();
    drop.pop();
    PublishRig.await(drop.queue.leave(new MemberId("dora")));

    restart();
    rig.look();

    var counters = drop.snapshot().counters();
    assertThat(counters.admitted()).isEqualTo(1);
    assertThat(counters.left()).isEqualTo(1);
    assertThat(drop.snapshot().figures().waiting()).isEqualTo(2);
    assertThat(counters.entered()).isEqualTo(4);
  }

  @Test
  void aRedisThatCameBackEmptyAdmitsNobodyUntilItIsRebuiltAndForgetsNoUnit() {
    var drop = rig.publish(SampleDrop.aDeal().withCapacity(2)).enter("anna", "ben", "cleo");
    drop.settle();

    comeBackEmpty();

    assertThat(PublishRig.await(drop.queue.admit(1, PublishRig.LEASE_MS)))
        .isInstanceOf(DropUnknown.class);
    rig.look();
    assertThat(drop.units()).containsExactly(2L, 1L, 1L, 2L, 1L);
    assertThat(drop.entry("anna")).isInstanceOf(Entry.Settled.class);
    drop.enter("emil");
    var emil = drop.pop();
    assertThat(emil.member().value()).isEqualTo("emil");
    assertThat(emil.seq()).isEqualTo(2);
    assertThat(drop.admit(1)).isEmpty();
  }

  @Test
  void whatEndedIsToldAgainWhenRedisForgotIt() {
    var drop = rig.publish(SampleDrop.aDeal()).enter("anna", "ben");
    var anna = drop.settle();
    drop.comesBack(1, anna);

    comeBackEmpty();
    rig.look();

    assertThat(drop.entry("anna")).isEqualTo(new Entry.Returned(anna.id(drop.id, 1), "EXPIRED"));
  }

  @Test
  void aDeadLetterKeepsItsUnitOverARestart() {
    var drop = rig.publish(SampleDrop.aDeal()).enter("anna");
    var anna = drop.pop();
    drop.acknowledge(anna);
    drop.row(anna, "DEAD");

    comeBackEmpty();
    rig.look();

    assertThat(drop.units()).containsExactly(3L, 2L, 1L, 3L, 1L);
    assertThat(drop.snapshot().units().sent()).isEqualTo(1);
    assertThat(drop.entry("anna")).isInstanceOf(Entry.Admitted.class);
  }

  @Test
  void aReturnBeforeTheRebuildIsCountedOnceThoughItsReleaseComesLater() {
    var drop = rig.publish(SampleDrop.aDeal().withCapacity(1)).enter("anna", "ben");
    var anna = drop.settle();

    restart();
    rig.sql.returned(drop.id, 1, anna);
    rig.look();
    drop.release(1, anna);

    assertThat(drop.units()).containsExactly(1L, 1L, 0L, 1L, 0L);
    assertThat(drop.pop().member().value()).isEqualTo("ben");
  }

  @Test
  void aReturnAfterTheSnapshotWaitsAndFindsItsHold() {
    var drop = rig.publish(SampleDrop.aDeal().withCapacity(1)).enter("anna", "ben");
    var anna = drop.settle();

    comeBackEmpty();
    rig.look();
    drop.comesBack(1, anna);

    assertThat(drop.units()).containsExactly(1L, 1L, 0L, 1L, 0L);
  }

  @Test
  void allDropsOfARestartAreRebuiltInOneGo() {
    List<PublishRig.OneDrop> drops =
        IntStream.range(0, 40).mapToObj(i -> rig.create(SampleDrop.aCoupon())).toList();
    rig.look();

    restart();
    rig.settlers.produce("somebody");
    rig.lookWithoutWaiting();
    rig.lookWithoutWaiting();
    assertThat(drops).noneMatch(PublishRig.OneDrop::armed);
    rig.settlers.catchUp();
    rig.lookUntil(() -> drops.stream().allMatch(PublishRig.OneDrop::armed));

    assertThat(drops).allMatch(drop -> drop.epoch() == 2);
    assertThat(rig.meters.get("rushgate.rebuild").tag("reason", "RESTARTED").timer().count())
        .isEqualTo(40);
  }

  @Test
  void theTimeFromTheOutageToArmedIsMeasured() {
    var drop = rig.publish(SampleDrop.aDeal());
    var before = Instant.now();
    restart();
    var running = Instant.now();
    rig.look();

    assertThat(
            rig.sql.number(
                """
                SELECT COUNT(*) FROM drop_rebuild
                WHERE drop_id = ? AND number = 2 AND reason = 'RESTARTED' AND noticed_at >= ?
                  AND noticed_at <= ? AND armed_at >= noticed_at
                """,
                drop.id.value(),
                Utc.column(before),
                Utc.column(running)))
        .isEqualTo(1);
  }
}
