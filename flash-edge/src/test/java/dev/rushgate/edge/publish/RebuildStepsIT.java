package dev.rushgate.edge.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.edge.queue.DropSnapshot;
import dev.rushgate.edge.queue.Entry;
import dev.rushgate.stack.LocalStack;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rebuilds that meet, die between two steps, or have to wait. */
class RebuildStepsIT extends WithRig {

  private Rebuild.Begun begin(PublishRig.OneDrop drop) {
    var row = rig.row(drop.id);
    return rig.on(() -> rig.workers.steps().begin(row, RebuildReason.SUSPECT, Instant.now()))
        .orElseThrow();
  }

  private Optional<Rebuild.Fenced> fence(Rebuild.Begun begun) {
    return rig.on(() -> rig.workers.steps().fence(begun));
  }

  private Optional<Rebuild.Taken> snapshot(Rebuild.Fenced fenced) {
    return rig.on(() -> rig.workers.steps().snapshot(fenced));
  }

  private boolean restore(Rebuild.Taken taken) {
    return rig.on(() -> rig.workers.steps().restore(taken));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void aRebuilderThatDiesAfterAnyStepIsFollowedByOneThatEnds(int steps) {
    var drop = rig.publish(SampleDrop.aDeal()).enter("anna", "ben", "cleo");
    drop.settle();
    drop.pop();

    var begun = begin(drop);
    var fenced = steps >= 2 ? fence(begun) : Optional.<Rebuild.Fenced>empty();
    var taken = steps >= 3 ? fenced.flatMap(this::snapshot) : Optional.<Rebuild.Taken>empty();
    if (steps == 4) {
      assertThat(restore(taken.orElseThrow())).isTrue();
    }
    rig.look();

    assertThat(drop.armed()).isTrue();
    boolean leasedStill = steps == 1;
    assertThat(drop.units())
        .containsExactly(3L, leasedStill ? 1L : 2L, leasedStill ? 2L : 1L, 3L, 1L);
    assertThat(drop.entry("anna"))
        .isInstanceOf(leasedStill ? Entry.Admitted.class : Entry.Settled.class);
    assertThat(drop.pop().member().value()).isEqualTo(leasedStill ? "cleo" : "ben");
  }

  @Test
  void anOlderRebuildGivesWayAtTheFence() {
    var drop = rig.publish(SampleDrop.aDeal());
    var older = begin(drop);
    var newer = begin(drop);

    assertThat(newer.number()).isEqualTo(older.number() + 1);
    assertThat(fence(newer)).isPresent();
    assertThat(fence(older)).isEmpty();
  }

  @Test
  void anOlderRebuildGivesWayAtTheSnapshot() {
    var drop = rig.publish(SampleDrop.aDeal());
    var older = fence(begin(drop)).orElseThrow();
    begin(drop);

    assertThat(snapshot(older)).isEmpty();
    assertThat(drop.epoch()).isEqualTo(1);
  }

  @Test
  void anOlderRebuildGivesWayAtTheRestore() {
    var drop = rig.publish(SampleDrop.aDeal());
    var older = snapshot(fence(begin(drop)).orElseThrow()).orElseThrow();
    fence(begin(drop));

    assertThat(restore(older)).isFalse();
    assertThat(drop.armed()).isFalse();
    rig.look();
    assertThat(drop.armed()).isTrue();
    assertThat(drop.epoch()).isEqualTo(4);
  }

  @Test
  void aSnapshotIsTakenOnce() {
    var drop = rig.publish(SampleDrop.aDeal());
    var fenced = fence(begin(drop)).orElseThrow();

    assertThat(snapshot(fenced)).isPresent();
    assertThat(snapshot(fenced)).isEmpty();
  }

  @Test
  void aRestartBetweenFenceAndRestoreMakesTheRebuildBeginAnew() {
    var drop = rig.publish(SampleDrop.aDeal());
    var taken = snapshot(fence(begin(drop)).orElseThrow()).orElseThrow();

    LocalStack.shared().redis().kill();
    LocalStack.shared().redis().start();
    rig.awaitLink();

    assertThat(restore(taken)).isFalse();
    rig.look();
    assertThat(drop.armed()).isTrue();
  }

  @Test
  void aRowWithAnOldEpochDoesNotTakeTheMembersPlaceAway() {
    var drop = rig.publish(SampleDrop.aDeal()).enter("anna");
    var anna = drop.pop();
    snapshot(fence(begin(drop)).orElseThrow());
    rig.sql.row(drop.id, 1, anna, "STALE");

    rig.look();

    assertThat(drop.pop()).extracting(pop -> pop.seq()).isEqualTo(anna.seq());
  }

  @Test
  void aRebuildWaitsUntilTheSettlersHaveSeenAllThatWasInKafka() {
    var drop = rig.publish(SampleDrop.aDeal()).enter("anna");
    var anna = drop.pop();
    rig.settlers.produce("anna");
    drop.acknowledge(anna);

    rig.sql.stock(drop.id, "suspect = TRUE");
    rig.lookWithoutWaiting();
    Awaitility.await()
        .during(Duration.ofSeconds(1))
        .atMost(Duration.ofSeconds(3))
        .until(() -> !drop.armed() && drop.epoch() == 1);
    assertThat(drop.snapshot().arming()).isEqualTo(DropSnapshot.Arming.FENCED);

    rig.sql.row(drop.id, 1, anna, "LIVE");
    rig.settlers.catchUp();
    rig.lookUntil(drop::armed);
    assertThat(drop.units()).containsExactly(3L, 2L, 1L, 3L, 1L);
    assertThat(drop.entry("anna")).isInstanceOf(Entry.Settled.class);
  }

  @Test
  void whileOneDropWaitsForKafkaOthersArePublished() {
    var waiting = rig.publish(SampleDrop.aDeal());
    rig.settlers.produce("anna");
    rig.sql.stock(waiting.id, "suspect = TRUE");
    rig.lookWithoutWaiting();

    var fresh = rig.create(SampleDrop.aDeal());
    rig.sql.stock(fresh.id, "capacity = 2, target = 2");
    rig.lookWithoutWaiting();
    Awaitility.await().atMost(Duration.ofSeconds(10)).until(fresh::armed);

    assertThat(waiting.armed()).isFalse();
    rig.settlers.catchUp();
    rig.lookUntil(waiting::armed);
  }

  @Test
  void kafkaAwayKeepsTheDropClosedUntilItIsBack() {
    var drop = rig.publish(SampleDrop.aDeal());
    LocalStack.shared().kafka().stop();
    rig.sql.stock(drop.id, "suspect = TRUE");
    rig.lookWithoutWaiting();
    Awaitility.await()
        .during(Duration.ofSeconds(1))
        .atMost(Duration.ofSeconds(3))
        .until(() -> !drop.armed());

    LocalStack.shared().kafka().start();
    rig.lookUntil(drop::armed);
  }

  @Test
  void aRebuildByCommandKeepsEverybody() {
    var drop = rig.publish(SampleDrop.aDeal()).enter("anna", "ben");
    drop.settle();

    rig.sql.stock(drop.id, "suspect = TRUE");
    rig.look();

    assertThat(drop.epoch()).isEqualTo(2);
    assertThat(rig.sql.stockNumber(drop.id, "suspect")).isZero();
    assertThat(drop.pop().member().value()).isEqualTo("ben");
  }

  @Test
  void anEpochThatRedisNeverHeardOfIsRebuilt() {
    var drop = rig.publish(SampleDrop.aDeal());
    rig.sql.stock(drop.id, "epoch = 2, next_epoch = 2");

    rig.look();

    assertThat(drop.armed()).isTrue();
    assertThat(drop.snapshot().figures().epoch()).isEqualTo(3);
  }

  @Test
  void aRebuilderThatDiedHoldsTheLockOnlyForAWhile() {
    var drop = rig.publish(SampleDrop.aDeal());
    var lock = new RebuildLock(rig.workers.link());
    assertThat(rig.on(() -> lock.take(drop.id))).isTrue();
    fence(begin(drop));

    rig.look();
    assertThat(drop.armed()).isFalse();
    rig.lookUntil(drop::armed);
  }
}
