package dev.rushgate.edge.queue;

import static dev.rushgate.edge.queue.QueueRig.await;
import static dev.rushgate.edge.queue.SampleDrop.aDeal;
import static dev.rushgate.edge.queue.SampleDrop.past;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.model.DropState;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefuseIT extends OneDrop {

  @Test
  void theWaitingOfAClosedDropAreRefusedInBatches() {
    rig.publish(aDeal());
    rig.enter("a", "b", "c");
    rig.update(2, aDeal(), DropState.CLOSED);
    assertThat(refuse(2, Reason.CLOSED)).isEqualTo(new RefuseOutcome.Refused(2, 1));
    assertThat(rig.entry("a")).isEqualTo(new Entry.Refused("CLOSED"));
    assertThat(rig.queued().keySet()).containsExactly("c");
    assertThat(refuse(2, Reason.CLOSED)).isEqualTo(new RefuseOutcome.Refused(1, 0));
    assertThat(refuse(2, Reason.CLOSED)).isEqualTo(new RefuseOutcome.Refused(0, 0));
    assertThat(rig.snapshot().counters().refused()).isEqualTo(3);
  }

  @Test
  void theClockClosesToo() {
    rig.publish(aDeal());
    rig.enter("a");
    rig.setSpec("closesAt", past().toEpochMilli());
    assertThat(refuse(9, Reason.CLOSED)).isEqualTo(new RefuseOutcome.Refused(1, 0));
    assertThat(rig.spec("closed")).isEqualTo("1");
  }

  @Test
  void nobodyIsRefusedWhileAUnitMayStillCome() {
    rig.publish(aDeal().withCapacity(1));
    rig.enter("a", "b");
    assertThat(refuse(9, Reason.SOLD_OUT)).isEqualTo(new RefuseOutcome.NotHopeless());
    var a = rig.settle();
    assertThat(refuse(9, Reason.SOLD_OUT)).isEqualTo(new RefuseOutcome.NotHopeless());
    await(rig.queue.latchFinal(1, 1));
    rig.release(a);
    assertThat(refuse(9, Reason.SOLD_OUT)).isEqualTo(new RefuseOutcome.NotHopeless());
    assertThat(rig.queued().keySet()).containsExactly("b");
  }

  @Test
  void nobodyIsRefusedWhileAUnitIsUnderWay() {
    rig.publish(aDeal().withCapacity(1));
    rig.enter("a", "b");
    var pop = rig.admit(1).popped().getFirst();
    rig.setSpec("final", "1");
    assertThat(refuse(9, Reason.SOLD_OUT)).isEqualTo(new RefuseOutcome.NotHopeless());
    await(rig.queue.acknowledge(1, List.of(pop)));
    assertThat(refuse(9, Reason.SOLD_OUT)).isEqualTo(new RefuseOutcome.NotHopeless());
  }

  @Test
  void whenAllIsPaidTheRestIsSoldOut() {
    rig.publish(aDeal().withCapacity(1));
    rig.enter("a", "b");
    rig.settle();
    await(rig.queue.latchFinal(1, 1));
    assertThat(rig.snapshot().figures().hopeless()).isTrue();
    assertThat(refuse(9, Reason.SOLD_OUT)).isEqualTo(new RefuseOutcome.Refused(1, 0));
    assertThat(rig.entry("b")).isEqualTo(new Entry.Refused("SOLD_OUT"));
  }

  private RefuseOutcome refuse(int max, Reason reason) {
    return await(rig.queue.refuse(max, reason));
  }
}
