package dev.rushgate.edge.queue;

import static dev.rushgate.edge.queue.QueueRig.LEASE_MS;
import static dev.rushgate.edge.queue.QueueRig.await;
import static dev.rushgate.edge.queue.SampleDrop.aDeal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.model.MemberId;
import java.util.List;
import org.junit.jupiter.api.Test;

class FenceIT extends OneDrop {

  @Test
  void itRunsOnAnEmptyRedisAndOnlyRises() {
    assertThat(await(rig.queue.fence(3))).isEqualTo(new FenceOutcome.Fenced(List.of()));
    assertThat(await(rig.queue.fence(3))).isEqualTo(new FenceOutcome.Newer(3));
    assertThat(await(rig.queue.fence(2))).isEqualTo(new FenceOutcome.Newer(3));
    assertThat(await(rig.queue.fence(4))).isEqualTo(new FenceOutcome.Fenced(List.of()));
  }

  @Test
  void itTellsAllUnitsInSomebodysHands() {
    rig.publish(aDeal());
    rig.enter("a", "b", "c", "d");
    rig.settle();
    rig.send();
    rig.admit(1);
    var fenced = (FenceOutcome.Fenced) await(rig.queue.fence(2));
    assertThat(fenced.held())
        .containsExactlyInAnyOrder(
            new Hold(rig.id(1, 1), new MemberId("a"), 1),
            new Hold(rig.id(1, 2), new MemberId("b"), 2),
            new Hold(rig.id(1, 3), new MemberId("c"), 3));
  }

  @Test
  void behindItNothingIsPoppedOrAcknowledged() {
    rig.publish(aDeal());
    rig.enter("a", "b");
    var pops = rig.admit(1).popped();
    await(rig.queue.fence(2));
    assertThat(await(rig.queue.admit(1, LEASE_MS))).isEqualTo(new NotArmed("FENCED"));
    assertThat(await(rig.queue.acknowledge(1, pops))).isEqualTo(new AcknowledgeOutcome.Stale());
  }
}
