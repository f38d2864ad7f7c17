package dev.rushgate.edge.queue;

import static dev.rushgate.edge.queue.QueueRig.await;
import static dev.rushgate.edge.queue.SampleDrop.aDeal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ResultIT extends OneDrop {

  @Test
  void aSettledDealShowsItsOrder() {
    rig.publish(aDeal());
    rig.enter("a");
    var pop = rig.send();
    assertThat(tell(rig.settled(1, pop))).containsExactly(ResultOutcome.Telling.TOLD);
    assertThat(rig.entry("a"))
        .isEqualTo(
            new Entry.Settled(
                rig.id(1, 1),
                1,
                OptionalLong.of(901),
                OptionalLong.empty(),
                OptionalLong.of(1_234_567_890_123L)));
    assertThat(rig.snapshot().units().sent()).isZero();
    assertThat(rig.snapshot().units().held()).isEqualTo(1);
  }

  @Test
  void aSettledCouponShowsItself() {
    rig.publish(aDeal());
    rig.enter("a");
    var pop = rig.send();
    long couponId = Long.MAX_VALUE / 9;
    tell(
        new Verdict.Settled(
            pop.id(rig.drop, 1),
            pop.member(),
            OptionalLong.empty(),
            OptionalLong.of(couponId),
            OptionalLong.empty()));
    assertThat(rig.entry("a"))
        .isEqualTo(
            new Entry.Settled(
                rig.id(1, 1),
                1,
                OptionalLong.empty(),
                OptionalLong.of(couponId),
                OptionalLong.empty()));
  }

  @Test
  void itCountsAsTheAcknowledgeThatGotLost() {
    rig.publish(aDeal());
    rig.enter("a");
    var pop = rig.admit(1).popped().getFirst();
    tell(rig.settled(1, pop));
    assertThat(rig.snapshot().counters().admitted()).isEqualTo(1);
    assertThat(await(rig.queue.acknowledge(1, List.of(pop))))
        .isEqualTo(new AcknowledgeOutcome.Done(0));
    assertThat(rig.snapshot().counters().admitted()).isEqualTo(1);
    assertThat(rig.snapshot().units().sent()).isZero();
  }

  @Test
  void aLateResultOfAReturnedUnitIsNotTold() {
    rig.publish(aDeal());
    rig.enter("a");
    var pop = rig.settle();
    rig.release(pop);
    assertThat(tell(rig.settled(1, pop))).containsExactly(ResultOutcome.Telling.NO_MATCH);
    assertThat(rig.entry("a")).isInstanceOf(Entry.Returned.class);
  }

  @Test
  void aRefusedUnitIsNotGivenBack() {
    rig.publish(aDeal().withCapacity(2));
    rig.enter("a", "b");
    var a = rig.send();
    var refused = new Verdict.Refused(a.id(rig.drop, 1), a.member(), new Reason("ALREADY"));
    assertThat(tell(refused, refused))
        .containsExactly(ResultOutcome.Telling.TOLD, ResultOutcome.Telling.NO_MATCH);
    assertThat(rig.entry("a")).isEqualTo(new Entry.Refused("ALREADY"));
    assertThat(rig.spec("remaining")).isEqualTo("1");
    assertThat(rig.snapshot().units().held()).isZero();
  }

  private List<ResultOutcome.Telling> tell(Verdict... verdicts) {
    return ((ResultOutcome.Told) await(rig.queue.result(List.of(verdicts)))).tellings();
  }
}
