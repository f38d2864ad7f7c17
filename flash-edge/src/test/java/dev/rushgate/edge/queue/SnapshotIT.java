package dev.rushgate.edge.queue;

import static dev.rushgate.edge.queue.QueueRig.await;
import static dev.rushgate.edge.queue.SampleDrop.aDeal;
import static dev.rushgate.edge.queue.SampleDrop.aLobby;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.model.DropState;
import dev.rushgate.model.MemberId;
import org.junit.jupiter.api.Test;

class SnapshotIT extends OneDrop {

  @Test
  void itTellsAllThereIsToKnow() {
    var sample = aLobby().withCapacity(7).withLobbyMax(9).withAdmitPerSecond(50);
    rig.publish(sample);
    rig.enter("a");
    await(rig.queue.noteLost(new MemberId("shadow")));
    var snapshot = rig.snapshot();
    assertThat(snapshot.arming()).isEqualTo(DropSnapshot.Arming.ARMED);
    assertThat(snapshot.drop()).isEqualTo(sample.drop(rig.drop));
    assertThat(snapshot.units()).isEqualTo(new DropSnapshot.Units(7, 7, 0, 0, 0, 1, 1));
    assertThat(snapshot.counters()).isEqualTo(new DropSnapshot.Counters(1, 0, 0, 0));
    assertThat(snapshot.figures().waiting()).isEqualTo(1);
    assertThat(snapshot.figures().opened()).isFalse();
    assertThat(snapshot.figures().state()).isEqualTo(DropState.OPEN);
  }

  @Test
  void itTellsWhyADropIsNotArmed() {
    assertThat(await(rig.queue.snapshot())).isEqualTo(new DropUnknown());
    await(rig.queue.fence(4));
    assertThat(await(rig.queue.snapshot()))
        .isInstanceOfSatisfying(
            SnapshotReply.FenceOnly.class, only -> assertThat(only.fence()).isEqualTo(4));
    await(rig.queue.restore(aDeal().restoration(rig.drop, 4)));
    rig.pretendRestart();
    assertThat(rig.snapshot().arming()).isEqualTo(DropSnapshot.Arming.RESTARTED);
    await(rig.queue.fence(5));
    assertThat(rig.snapshot().arming()).isEqualTo(DropSnapshot.Arming.FENCED);
  }

  @Test
  void theSweepFindsWhatWasSentLongAgo() {
    rig.publish(aDeal());
    rig.enter("a", "b");
    rig.send();
    long between = rig.snapshot().figures().nowMs();
    assertThat(await(rig.queue.sentUntil(between, 10)))
        .containsExactly(new Hold(rig.id(1, 1), new MemberId("a"), 1));
    assertThat(await(rig.queue.sentUntil(between - 60_000, 10))).isEmpty();
    rig.send();
    assertThat(await(rig.queue.sentUntil(between + 60_000, 1))).hasSize(1);
    assertThat(await(rig.queue.sentUntil(between + 60_000, 10))).hasSize(2);
  }
}
