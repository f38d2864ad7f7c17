package dev.rushgate.edge.queue;

import static dev.rushgate.edge.queue.QueueRig.await;
import static dev.rushgate.edge.queue.SampleDrop.aDeal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.model.MemberId;
import org.junit.jupiter.api.Test;

class LeaveIT extends OneDrop {

  @Test
  void aWaitingPlaceIsGivenUp() {
    rig.publish(aDeal());
    rig.enter("a", "b");
    assertThat(leave("a")).isEqualTo(new LeaveOutcome.Left());
    assertThat(rig.queued().keySet()).containsExactly("b");
    assertThat(rig.entry("a")).isEqualTo(new Entry.Left());
    assertThat(rig.spec("left")).isEqualTo("1");
  }

  @Test
  void leavingTwiceOrWithoutAnEntryFindsNone() {
    rig.publish(aDeal());
    rig.enter("a");
    leave("a");
    assertThat(leave("a")).isEqualTo(new LeaveOutcome.NoEntry());
    assertThat(leave("stranger")).isEqualTo(new LeaveOutcome.NoEntry());
    assertThat(rig.spec("left")).isEqualTo("1");
  }

  @Test
  void aUnitThatWasTakenIsNotGivenUp() {
    rig.publish(aDeal());
    rig.enter("a", "b");
    rig.settle();
    rig.admit(1);
    assertThat(leave("a")).isEqualTo(new LeaveOutcome.TooLate());
    assertThat(leave("b")).isEqualTo(new LeaveOutcome.TooLate());
  }

  private LeaveOutcome leave(String member) {
    return await(rig.queue.leave(new MemberId(member)));
  }
}
