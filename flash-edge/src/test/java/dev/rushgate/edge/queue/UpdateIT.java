package dev.rushgate.edge.queue;

import static dev.rushgate.edge.queue.QueueRig.await;
import static dev.rushgate.edge.queue.SampleDrop.aDeal;
import static dev.rushgate.edge.queue.SampleDrop.aLobby;
import static dev.rushgate.edge.queue.SampleDrop.future;
import static dev.rushgate.edge.queue.SampleDrop.past;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.model.DropState;
import org.junit.jupiter.api.Test;

class UpdateIT extends OneDrop {

  @Test
  void aRaiseAddsUnitsAtOnce() {
    rig.publish(aDeal().withCapacity(1));
    rig.enter("a", "b");
    rig.settle();
    await(rig.queue.latchFinal(1, 1));
    assertThat(rig.update(2, aDeal().withCapacity(3), DropState.OPEN))
        .isEqualTo(new UpdateOutcome.Updated(3, 2));
    assertThat(rig.spec("final")).isEqualTo("0");
    assertThat(rig.admit(5).popped()).hasSize(1);
  }

  @Test
  void aLoweringTakesWhatIsFree() {
    rig.publish(aDeal().withCapacity(5));
    rig.enter("a", "b");
    rig.admit(2);
    assertThat(rig.update(2, aDeal().withCapacity(1), DropState.OPEN))
        .isEqualTo(new UpdateOutcome.Updated(2, 0));
    assertThat(rig.spec("target")).isEqualTo("1");
  }

  @Test
  void aClosedDropMayBeLoweredToNothing() {
    rig.publish(aDeal().withCapacity(5));
    var change = new SpecChange(1, 2, 0, DropState.CLOSED, aDeal().withCapacity(5).drop(rig.drop));
    assertThat(await(rig.queue.update(change))).isEqualTo(new UpdateOutcome.Updated(0, 0));
  }

  @Test
  void anAppliedVersionIsIgnored() {
    rig.publish(aDeal());
    rig.update(5, aDeal(), DropState.PAUSED);
    for (long version : new long[] {4, 5}) {
      assertThat(rig.update(version, aDeal().withCapacity(9), DropState.OPEN))
          .isEqualTo(new UpdateOutcome.AlreadyApplied(5, 3));
    }
    assertThat(rig.spec("state")).isEqualTo("PAUSED");
  }

  @Test
  void anotherEpochIsIgnored() {
    rig.publish(aDeal());
    var change = new SpecChange(2, 7, 9, DropState.PAUSED, aDeal().drop(rig.drop));
    assertThat(await(rig.queue.update(change))).isEqualTo(new UpdateOutcome.OtherEpoch(1, 3));
  }

  @Test
  void theOpeningMovesUntilItHappened() {
    var planned = aLobby();
    rig.publish(planned);
    var later = planned.between(future().plusSeconds(100), future().plusSeconds(900));
    rig.update(2, later, DropState.OPEN);
    assertThat(rig.snapshot().drop().schedule()).isEqualTo(later.drop(rig.drop).schedule());
    rig.setSpec("opensAt", past().toEpochMilli());
    rig.update(3, planned, DropState.OPEN);
    assertThat(Long.parseLong(rig.spec("opensAt"))).isLessThan(future().toEpochMilli() - 100_000);
    assertThat(rig.spec("opened")).isEqualTo("1");
  }

  @Test
  void whatIsClosedDoesNotRevive() {
    rig.publish(aDeal());
    rig.update(2, aDeal(), DropState.CLOSED);
    rig.update(3, aDeal(), DropState.OPEN);
    assertThat(rig.snapshot().figures().closed()).isTrue();
    assertThat(rig.spec("state")).isEqualTo("CLOSED");
    assertThat(rig.enter("a")).containsExactly(new EnterOutcome.Closed());
  }

  @Test
  void whatTheClockClosedDoesNotReviveEither() {
    rig.publish(aDeal());
    rig.setSpec("closesAt", past().toEpochMilli());
    rig.update(2, aDeal(), DropState.OPEN);
    assertThat(rig.enter("a")).containsExactly(new EnterOutcome.Closed());
  }

  @Test
  void aPausedDropResumes() {
    rig.publish(aDeal());
    rig.enter("a");
    rig.update(2, aDeal(), DropState.PAUSED);
    assertThat(rig.admit(1).popped()).isEmpty();
    rig.update(3, aDeal(), DropState.OPEN);
    assertThat(rig.admit(1).popped()).hasSize(1);
  }
}
