package dev.rushgate.edge.queue;

import static dev.rushgate.edge.queue.QueueRig.LEASE_MS;
import static dev.rushgate.edge.queue.QueueRig.await;
import static dev.rushgate.edge.queue.SampleDrop.aDeal;
import static dev.rushgate.edge.queue.SampleDrop.aLobby;
import static dev.rushgate.edge.queue.SampleDrop.future;
import static dev.rushgate.edge.queue.SampleDrop.past;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.model.DropState;
import dev.rushgate.model.MemberId;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AdmitIT extends OneDrop {

  @Test
  void theHeadIsPoppedInOrderAndTheUnitsFallAtOnce() {
    rig.publish(aDeal().withCapacity(3));
    rig.enter("c", "a", "b", "late");
    var admitted = rig.admit(2);
    assertThat(admitted.epoch()).isEqualTo(1);
    assertThat(admitted.takenOver()).isEmpty();
    assertThat(admitted.popped()).containsExactly(pop(1, "c", 1), pop(2, "a", 2));
    assertThat(admitted.figures().remaining()).isEqualTo(1);
    assertThat(admitted.figures().waiting()).isEqualTo(2);
    assertThat(admitted.figures().served()).hasValue(2);
    assertThat(rig.pairs("hgetall", rig.keys.admitted()))
        .isEqualTo(Map.of("c", "1.1|1", "a", "1.2|2"));
  }

  @Test
  void noMoreThanRemainArePopped() {
    rig.publish(aDeal().withCapacity(1));
    rig.enter("a", "b");
    assertThat(rig.admit(10).popped()).hasSize(1);
    assertThat(rig.admit(10).popped()).isEmpty();
  }

  @Test
  void aLeaseThatEndedIsTakenOverWithItsIdentity() {
    rig.publish(aDeal());
    rig.enter("a", "b");
    var first = await(rig.queue.admit(2, 1));
    assertThat(((AdmitOutcome.Admitted) first).popped()).hasSize(2);
    endLeases();
    rig.enter("c");
    var second = rig.admit(10);
    assertThat(second.takenOver()).containsExactly(pop(1, "a", 1), pop(2, "b", 2));
    assertThat(second.popped()).containsExactly(pop(3, "c", 3));
    assertThat(rig.admit(10).takenOver()).isEmpty();
  }

  @Test
  void takeoversCountAgainstTheBatch() {
    rig.publish(aDeal().withCapacity(9));
    rig.enter("a", "b", "c", "d", "e", "f");
    rig.admit(2);
    endLeases();
    var first = rig.admit(1);
    assertThat(first.takenOver()).hasSize(1);
    assertThat(first.popped()).isEmpty();
    var second = rig.admit(2);
    assertThat(second.takenOver()).hasSize(1);
    assertThat(second.popped()).hasSize(1);
  }

  @Test
  void takeoversComeInOrderOfTheirNumbers() {
    rig.publish(aDeal().withCapacity(20));
    rig.enter(IntStream.range(0, 12).mapToObj(i -> "m" + i).toArray(String[]::new));
    rig.admit(12);
    endLeases();
    assertThat(rig.admit(20).takenOver())
        .extracting(Pop::no)
        .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L);
  }

  @Test
  void aLeaseBeyondItsLengthIsTakenOverBecauseTheClockWentBack() {
    rig.publish(aDeal());
    rig.enter("a");
    await(rig.queue.admit(1, 10 * LEASE_MS));
    assertThat(rig.admit(1).takenOver()).containsExactly(pop(1, "a", 1));
  }

  @Test
  void pausedAndClosedDropsPopNobodyButTakeLeasesOver() {
    rig.publish(aDeal());
    rig.enter("a", "b");
    rig.admit(1);
    rig.update(2, aDeal(), DropState.PAUSED);
    assertOnlyTheLeaseIsHandedOut();
    rig.update(3, aDeal(), DropState.CLOSED);
    assertOnlyTheLeaseIsHandedOut();
  }

  @Test
  void nobodyIsPoppedBeforeTheOpeningOrAfterTheClosing() {
    rig.publish(aLobby());
    rig.enter("a", "b");
    assertThat(rig.admit(1).popped()).isEmpty();
    rig.setSpec("opensAt", past().toEpochMilli());
    assertThat(rig.admit(1).popped()).hasSize(1);
    rig.setSpec("opensAt", future().toEpochMilli());
    rig.setSpec("closesAt", past().toEpochMilli());
    assertThat(rig.admit(1).popped()).isEmpty();
    rig.setSpec("closesAt", future().toEpochMilli());
    assertThat(rig.admit(1).figures().closed()).isTrue();
    assertThat(rig.admit(1).popped()).isEmpty();
  }

  @Test
  void theBucketHoldsOneOfFewTokensAndATwentiethOfMany() {
    rig.publish(aDeal().withCapacity(100).withAdmitPerSecond(1));
    rig.enter(IntStream.range(0, 60).mapToObj(i -> "m" + i).toArray(String[]::new));
    assertThat(rig.admit(50).popped()).hasSize(1);
    assertThat(rig.admit(50).popped()).isEmpty();
    moveTokenClock(-400);
    rig.setSpec("tokens", "0.700000");
    assertThat(rig.admit(50).popped()).hasSize(1);
    rig.update(2, aDeal().withCapacity(100).withAdmitPerSecond(200), DropState.OPEN);
    moveTokenClock(-60_000);
    assertThat(rig.admit(50).popped()).hasSize(10);
  }

  @Test
  void aClockThatWentBackEarnsNoTokensAndLosesNone() {
    rig.publish(aDeal().withCapacity(100).withAdmitPerSecond(1));
    rig.enter("a", "b", "c");
    rig.admit(1);
    moveTokenClock(3_600_000);
    assertThat(rig.admit(1).popped()).isEmpty();
    assertThat(Long.parseLong(rig.spec("tokensAt"))).isLessThan(future().toEpochMilli());
    moveTokenClock(-1_000);
    assertThat(rig.admit(1).popped()).hasSize(1);
  }

  @Test
  void largeBatchesPassTheBoundOfLuasStack() {
    int many = DropQueue.BATCH_MAX;
    rig.publish(aDeal().withCapacity(4 * many).withWaitlist(0));
    for (int batch = 0; batch < 4; batch++) {
      int from = batch * many;
      rig.enter(IntStream.range(from, from + many).mapToObj(i -> "m" + i).toArray(String[]::new));
    }
    var admitted = rig.admit(many);
    assertThat(admitted.popped()).hasSize(many);
    assertThat(admitted.popped().getLast()).isEqualTo(pop(many, "m" + (many - 1), many));
    assertThat(await(rig.queue.acknowledge(1, admitted.popped())))
        .isEqualTo(new AcknowledgeOutcome.Done(many));
  }

  private static Pop pop(long no, String member, long seq) {
    return new Pop(no, new MemberId(member), seq);
  }

  private void moveTokenClock(long byMs) {
    rig.setSpec("tokensAt", Long.parseLong(rig.spec("tokensAt")) + byMs);
  }

  private void endLeases() {
    rig.pairs("zrange", rig.keys.leased(), "0", "-1", "withscores")
        .keySet()
        .forEach(element -> rig.redis("zadd", rig.keys.leased(), "1", element));
  }

  private void assertOnlyTheLeaseIsHandedOut() {
    endLeases();
    var admitted = rig.admit(5);
    assertThat(admitted.takenOver()).containsExactly(pop(1, "a", 1));
    assertThat(admitted.popped()).isEmpty();
  }
}
