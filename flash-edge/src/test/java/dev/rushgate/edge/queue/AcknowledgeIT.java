package dev.rushgate.edge.queue;

import static dev.rushgate.edge.queue.QueueRig.await;
import static dev.rushgate.edge.queue.SampleDrop.aDeal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.model.MemberId;
import java.util.List;
import org.junit.jupiter.api.Test;

class AcknowledgeIT extends OneDrop {

  @Test
  void fromHereOnTheMembersAreAdmitted() {
    rig.publish(aDeal());
    rig.enter("a", "b");
    var admitted = rig.admit(2);
    assertThat(await(rig.queue.acknowledge(1, admitted.popped()))).isEqualTo(done(2));
    assertThat(rig.entry("b")).isEqualTo(new Entry.Admitted(rig.id(1, 2), 2));
    assertThat(rig.snapshot().units().leased()).isZero();
    assertThat(rig.snapshot().units().sent()).isEqualTo(2);
    assertThat(rig.snapshot().counters().admitted()).isEqualTo(2);
  }

  @Test
  void aSecondAcknowledgeChangesNothing() {
    rig.publish(aDeal());
    rig.enter("a");
    var pop = rig.send();
    assertThat(await(rig.queue.acknowledge(1, List.of(pop)))).isEqualTo(done(0));
    assertThat(rig.snapshot().counters().admitted()).isEqualTo(1);
  }

  @Test
  void afterATakeoverALateAcknowledgeIsStillTrue() {
    rig.publish(aDeal());
    rig.enter("a");
    var pop = rig.admit(1).popped().getFirst();
    await(rig.queue.giveBack(1, List.of(pop)));
    assertThat(rig.admit(1).takenOver()).containsExactly(pop);
    assertThat(await(rig.queue.acknowledge(1, List.of(pop)))).isEqualTo(done(1));
  }

  @Test
  void onlyTheExactElementCounts() {
    rig.publish(aDeal());
    rig.enter("a");
    rig.admit(1);
    var otherSeq = new Pop(1, new MemberId("a"), 2);
    assertThat(await(rig.queue.acknowledge(1, List.of(otherSeq)))).isEqualTo(done(0));
  }

  @Test
  void anotherEpochOrAnUnarmedDropIsStale() {
    rig.publish(aDeal());
    rig.enter("a");
    var pops = rig.admit(1).popped();
    var before = rig.everything();
    assertThat(await(rig.queue.acknowledge(2, pops))).isEqualTo(new AcknowledgeOutcome.Stale());
    assertThat(await(rig.queue.giveBack(2, pops))).isEqualTo(new AcknowledgeOutcome.Stale());
    assertThat(rig.everything()).isEqualTo(before);
  }

  @Test
  void leasesGivenBackAreTakenOverAtOnce() {
    rig.publish(aDeal());
    rig.enter("a", "b");
    var pops = rig.admit(2).popped();
    assertThat(await(rig.queue.giveBack(1, pops))).isEqualTo(done(2));
    assertThat(rig.admit(5).takenOver()).isEqualTo(pops);
    await(rig.queue.acknowledge(1, pops));
    assertThat(await(rig.queue.giveBack(1, pops))).isEqualTo(done(0));
    assertThat(rig.snapshot().units().leased()).isZero();
  }

  private static AcknowledgeOutcome done(long changed) {
    return new AcknowledgeOutcome.Done(changed);
  }
}
