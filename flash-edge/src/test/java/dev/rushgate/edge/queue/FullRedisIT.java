package dev.rushgate.edge.queue;

import static dev.rushgate.edge.queue.QueueRig.LEASE_MS;
import static dev.rushgate.edge.queue.QueueRig.await;
import static dev.rushgate.edge.queue.SampleDrop.aDeal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rushgate.model.DropState;
import dev.rushgate.model.MemberId;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Redis without memory refuses some commands and lets others pass. A script begins with one that it
 * refuses, so that it fails as a whole.
 */
class FullRedisIT extends OneDrop {

  @AfterEach
  void giveMemoryBack() {
    rig.redis("config", "set", "maxmemory", "0");
  }

  @Test
  void aScriptThatFindsRedisFullChangesNothing() {
    rig.publish(aDeal().withCapacity(3));
    rig.enter("settled", "sent", "leased", "waiting", "alsoWaiting");
    rig.settle();
    var sent = rig.send();
    var leased = rig.admit(1).popped().getFirst();
    await(rig.queue.snapshot());
    var before = rig.everything();
    rig.redis("config", "set", "maxmemory", "1");
    calls(sent, leased).forEach(FullRedisIT::assertRefused);
    assertThat(rig.everything()).isEqualTo(before);
  }

  @Test
  void refusingAndRestoringFailAsAWholeToo() {
    rig.publish(aDeal());
    rig.enter("a", "b");
    rig.update(2, aDeal(), DropState.CLOSED);
    var before = rig.everything();
    rig.redis("config", "set", "maxmemory", "1");
    assertRefused("refuse", () -> rig.queue.refuse(5, Reason.CLOSED));
    assertThat(rig.everything()).isEqualTo(before);
    giveMemoryBack();
    await(rig.queue.fence(2));
    var fenced = rig.everything();
    var restore = new RestoreScript(rig.link, rig.keys, aDeal().restoration(rig.drop, 2));
    rig.redis("config", "set", "maxmemory", "1");
    assertRefused("restore", () -> rig.queue.restoreFromLists(restore));
    assertThat(rig.everything()).isEqualTo(fenced);
  }

  private static void assertRefused(String name, Supplier<Future<?>> call) {
    assertThatThrownBy(() -> await(call.get()))
        .as(name)
        .isInstanceOf(RedisRefused.class)
        .hasMessageContaining("OOM");
  }

  private Map<String, Supplier<Future<?>>> calls(Pop sent, Pop leased) {
    var queue = rig.queue;
    Map<String, Supplier<Future<?>>> calls = new LinkedHashMap<>();
    calls.put("enter", () -> queue.enter(List.of(new Claim(new MemberId("new"), -1))));
    calls.put("leave", () -> queue.leave(new MemberId("waiting")));
    calls.put("acknowledge", () -> queue.acknowledge(1, List.of(leased)));
    calls.put("giveBack", () -> queue.giveBack(1, List.of(leased)));
    calls.put("release", () -> queue.release(List.of(rig.returned(1, sent))));
    calls.put("result", () -> queue.result(List.of(rig.settled(1, sent))));
    calls.put("final", () -> queue.latchFinal(1, 3));
    calls.put("update", this::updateToFive);
    calls.put("admit", this::admitAfterARaise);
    calls.put("fence", () -> queue.fence(2));
    return calls;
  }

  private Future<UpdateOutcome> updateToFive() {
    return rig.queue.update(new SpecChange(1, 2, 5, DropState.OPEN, aDeal().drop(rig.drop)));
  }

  /** A lease of another length makes the old one look as if the clock went back. */
  private Future<AdmitOutcome> admitAfterARaise() {
    return rig.queue.admit(5, LEASE_MS / 10);
  }
}
