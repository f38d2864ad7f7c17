package dev.rushgate.edge.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.edge.queue.DropUnknown;
import dev.rushgate.model.DropState;
import dev.rushgate.model.RedisKeys;
import org.junit.jupiter.api.Test;

class FirstPublicationIT extends WithRig {

  @Test
  void aDropThatRedisNeverHadIsArmedByTheNextLook() {
    var drop = rig.create(SampleDrop.aDeal());
    assertThat(drop.seen()).isInstanceOf(DropUnknown.class);

    rig.look();

    assertThat(drop.armed()).isTrue();
    assertThat(drop.epoch()).isEqualTo(1);
    assertThat(drop.units()).containsExactly(3L, 3L, 0L, 3L, 0L);
    assertThat(rig.redis("sismember", RedisKeys.DIRECTORY, drop.id.toString())).isEqualTo("1");
  }

  @Test
  void aFirstPublicationNeedsNoSettlers() {
    rig.settlers.produce("somebody");
    var drop = rig.publish(SampleDrop.aCoupon());

    assertThat(drop.armed()).isTrue();
  }

  @Test
  void aPublishedDropIsLeftAlone() {
    var drop = rig.publish(SampleDrop.aDeal());

    rig.look();
    rig.look();

    assertThat(rig.sql.stockNumber(drop.id, "next_epoch")).isEqualTo(1);
  }

  @Test
  void theRebuildIsNotedWithItsReasonAndItsEnd() {
    var drop = rig.publish(SampleDrop.aDeal());

    assertThat(
            rig.sql.number(
                """
                SELECT COUNT(*) FROM drop_rebuild
                WHERE drop_id = ? AND number = 1 AND reason = 'FIRST' AND armed_at >= noticed_at
                """,
                drop.id.value()))
        .isEqualTo(1);
    assertThat(rig.meters.get("rushgate.rebuild").tag("reason", "FIRST").timer().count())
        .isEqualTo(1);
  }

  @Test
  void pauseAndResumeArePublished() {
    var drop = rig.publish(SampleDrop.aDeal());

    rig.sql.stock(drop.id, "state = 'PAUSED', version = version + 1");
    rig.look();
    assertThat(drop.snapshot().figures().state()).isEqualTo(DropState.PAUSED);

    rig.sql.stock(drop.id, "state = 'OPEN', version = version + 1");
    rig.look();
    assertThat(drop.snapshot().figures().state()).isEqualTo(DropState.OPEN);
    assertThat(drop.epoch()).isEqualTo(1);
  }

  @Test
  void aMessageAndAnotherPaceArePublishedAndSurviveARebuild() {
    var drop = rig.publish(SampleDrop.aDeal());

    say(drop, "'곧 <b>다시</b> 열려요'", 7);
    rig.look();
    assertThat(drop.snapshot().drop().message()).isEqualTo("곧 <b>다시</b> 열려요");
    assertThat(drop.snapshot().drop().limits().admitPerSecond()).isEqualTo(7);
    assertThat(drop.epoch()).isEqualTo(1);

    rig.sql.stock(drop.id, "suspect = TRUE");
    rig.look();
    assertThat(drop.epoch()).isEqualTo(2);
    assertThat(drop.snapshot().drop().message()).isEqualTo("곧 <b>다시</b> 열려요");

    say(drop, "NULL", 7);
    rig.look();
    assertThat(drop.snapshot().drop().message()).isNull();
  }

  private void say(PublishRig.OneDrop drop, String message, int admitPerSecond) {
    rig.sql.execute(
        "UPDATE drop_spec SET message = " + message + ", admit_per_second = ? WHERE drop_id = ?",
        admitPerSecond,
        drop.id.value());
    rig.sql.stock(drop.id, "version = version + 1");
  }

  @Test
  void twoPublishersGiveADropOneEpochOrTwoAndArmIt() {
    var other = rig.another();
    var drop = rig.create(SampleDrop.aDeal());

    rig.lookWithoutWaiting();
    other.look();
    rig.lookUntil(drop::armed);

    assertThat(drop.units()).containsExactly(3L, 3L, 0L, 3L, 0L);
    other.close();
  }
}
