package dev.rushgate.edge.queue;

import static dev.rushgate.edge.queue.QueueRig.await;
import static dev.rushgate.edge.queue.SampleDrop.aDeal;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FinalIT extends OneDrop {

  @Test
  void theStateThatTheCallerSawIsLatched() {
    rig.publish(aDeal().withCapacity(1));
    rig.enter("a");
    rig.settle();
    assertThat(latch(1, 1)).isEqualTo(new FinalOutcome.Final());
    assertThat(latch(1, 1)).isEqualTo(new FinalOutcome.Final());
    assertThat(rig.snapshot().figures().allPaid()).isTrue();
  }

  @Test
  void aUnitThatWentRoundMeanwhileHasMovedTheNumber() {
    rig.publish(aDeal().withCapacity(1));
    rig.enter("a", "b");
    rig.release(rig.settle());
    rig.settle();
    assertThat(latch(1, 1)).isEqualTo(new FinalOutcome.NotFinal("NO"));
  }

  @Test
  void anotherEpochOrUnitsLeftAreNotFinal() {
    rig.publish(aDeal().withCapacity(2));
    rig.enter("a");
    rig.settle();
    assertThat(latch(2, 1)).isEqualTo(new FinalOutcome.NotFinal("EPOCH"));
    assertThat(latch(1, 1)).isEqualTo(new FinalOutcome.NotFinal("REMAINING"));
    assertThat(rig.spec("final")).isEqualTo("0");
  }

  private FinalOutcome latch(long epoch, long no) {
    return await(rig.queue.latchFinal(epoch, no));
  }
}
