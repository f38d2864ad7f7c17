package dev.rushgate.edge.queue;

import static dev.rushgate.edge.queue.QueueRig.LEASE_MS;
import static dev.rushgate.edge.queue.QueueRig.await;
import static dev.rushgate.edge.queue.SampleDrop.aDeal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.model.DropState;
import dev.rushgate.model.MemberId;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** While a drop is not armed every script but entering and reading changes nothing and says so. */
class NotArmedIT extends OneDrop {

  private Pop waitingForKafka = new Pop(1, new MemberId("nobody"), 1);

  @Test
  void aDropThatRedisNeverHeardOfIsUnknown() {
    assertAllAnswer(new DropUnknown(), new DropUnknown());
    assertThat(rig.redis("keys", rig.keys.spec())).isEqualTo("[]");
  }

  @Test
  void aFenceOnAnEmptyRedisIsNotArmed() {
    await(rig.queue.fence(1));
    assertAllAnswer(new NotArmed("UNPUBLISHED"), new AcknowledgeOutcome.Stale());
  }

  @Test
  void aDropBeingRebuiltIsNotArmed() {
    publishABusyDrop();
    await(rig.queue.fence(2));
    assertAllAnswer(new NotArmed("FENCED"), new AcknowledgeOutcome.Stale());
  }

  @Test
  void aRestartedRedisIsNotArmed() {
    publishABusyDrop();
    rig.pretendRestart();
    assertAllAnswer(new NotArmed("RESTARTED"), new AcknowledgeOutcome.Stale());
  }

  private void publishABusyDrop() {
    rig.publish(aDeal());
    rig.enter("nobody", "other");
    waitingForKafka = rig.admit(1).popped().getFirst();
  }

  private void assertAllAnswer(Object answer, AcknowledgeOutcome ofAcknowledge) {
    var before = rig.everything();
    calls().forEach((name, call) -> assertThat(await(call.get())).as(name).isEqualTo(answer));
    assertThat(await(rig.queue.acknowledge(1, List.of(waitingForKafka)))).isEqualTo(ofAcknowledge);
    assertThat(await(rig.queue.giveBack(1, List.of(waitingForKafka)))).isEqualTo(ofAcknowledge);
    assertThat(rig.everything()).isEqualTo(before);
  }

  private Map<String, Supplier<Future<?>>> calls() {
    var queue = rig.queue;
    Map<String, Supplier<Future<?>>> calls = new LinkedHashMap<>();
    calls.put("leave", () -> queue.leave(new MemberId("other")));
    calls.put("admit", () -> queue.admit(5, LEASE_MS));
    calls.put("release", () -> queue.release(List.of(rig.returned(1, waitingForKafka))));
    calls.put("result", () -> queue.result(List.of(rig.settled(1, waitingForKafka))));
    calls.put("refuse", () -> queue.refuse(5, Reason.CLOSED));
    calls.put("final", () -> queue.latchFinal(1, 1));
    calls.put("update", this::updateToClosed);
    return calls;
  }

  private Future<UpdateOutcome> updateToClosed() {
    return rig.queue.update(new SpecChange(1, 9, 9, DropState.CLOSED, aDeal().drop(rig.drop)));
  }
}
