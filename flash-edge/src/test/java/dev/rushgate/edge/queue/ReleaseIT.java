package dev.rushgate.edge.queue;

import static dev.rushgate.edge.queue.QueueRig.await;
import static dev.rushgate.edge.queue.SampleDrop.aDeal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.model.DropState;
import dev.rushgate.model.MemberId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReleaseIT extends OneDrop {

  @Test
  void theUnitGoesToTheNextInLine() {
    rig.publish(aDeal().withCapacity(1));
    rig.enter("a", "b");
    var a = rig.settle();
    assertThat(rig.admit(1).popped()).isEmpty();
    assertThat(rig.release(a)).isEqualTo(units(ReleaseOutcome.Unit.RETURNED));
    assertThat(rig.entry("a")).isEqualTo(new Entry.Returned(rig.id(1, 1), "EXPIRED"));
    assertThat(rig.admit(1).popped()).extracting(Pop::member).containsExactly(new MemberId("b"));
  }

  @Test
  void deliveredTwiceAUnitReturnsOnce() {
    rig.publish(aDeal().withCapacity(2));
    rig.enter("a");
    var a = rig.settle();
    assertThat(rig.release(a, a))
        .isEqualTo(units(ReleaseOutcome.Unit.RETURNED, ReleaseOutcome.Unit.NO_MATCH));
    assertThat(rig.release(a)).isEqualTo(units(ReleaseOutcome.Unit.NO_MATCH));
    assertThat(rig.spec("remaining")).isEqualTo("2");
  }

  @Test
  void anOldReleaseDoesNotFreeTheSameMembersNewUnit() {
    rig.publish(aDeal().withCapacity(1));
    rig.enter("a");
    var first = rig.settle();
    rig.release(first);
    rig.enter("a");
    rig.settle();
    assertThat(rig.release(first)).isEqualTo(units(ReleaseOutcome.Unit.NO_MATCH));
    assertThat(rig.spec("remaining")).isEqualTo("0");
  }

  @Test
  void anIdThatIsThePrefixOfAnotherDoesNotMatch() {
    rig.publish(aDeal().withCapacity(20));
    rig.enter(IntStream.rangeClosed(1, 10).mapToObj(i -> "m" + i).toArray(String[]::new));
    rig.admit(10);
    assertThat(rig.release(new Pop(1, new MemberId("m10"), 10)))
        .isEqualTo(units(ReleaseOutcome.Unit.NO_MATCH));
  }

  @Test
  void whatWasLeasedOrOnItsWayCountsAsAdmitted() {
    rig.publish(aDeal().withCapacity(2));
    rig.enter("a", "b");
    var sent = rig.send();
    var leased = rig.admit(1).popped().getFirst();
    rig.release(leased, sent);
    var snapshot = rig.snapshot();
    assertThat(snapshot.counters().admitted()).isEqualTo(2);
    assertThat(snapshot.units().leased() + snapshot.units().sent()).isZero();
    assertThat(snapshot.figures().remaining()).isEqualTo(2);
  }

  @Test
  void aCapacityBeingLoweredShrinksInstead() {
    rig.publish(aDeal().withCapacity(2));
    rig.enter("a", "b");
    var a = rig.settle();
    var b = rig.settle();
    assertThat(rig.update(2, aDeal().withCapacity(1), DropState.OPEN))
        .isEqualTo(new UpdateOutcome.Updated(2, 0));
    rig.release(a, b);
    assertThat(rig.spec("capacity")).isEqualTo("1");
    assertThat(rig.spec("remaining")).isEqualTo("1");
  }

  @Test
  void aReturnEndsFinal() {
    rig.publish(aDeal().withCapacity(1));
    rig.enter("a");
    var a = rig.settle();
    await(rig.queue.latchFinal(1, 1));
    rig.release(a);
    assertThat(rig.spec("final")).isEqualTo("0");
  }

  private static ReleaseOutcome units(ReleaseOutcome.Unit... units) {
    return new ReleaseOutcome.Released(List.of(units));
  }
}
