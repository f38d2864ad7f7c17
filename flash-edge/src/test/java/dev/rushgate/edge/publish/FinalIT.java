package dev.rushgate.edge.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.edge.queue.Pop;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The waiting may be refused once every unit is paid, and not a moment earlier. */
class FinalIT extends WithRig {

  private Pop soldTo(PublishRig.OneDrop drop) {
    var pop = drop.settle();
    drop.tell(pop, OptionalLong.of(1));
    return pop;
  }

  private void pay(PublishRig.OneDrop drop) {
    rig.sql.stock(drop.id, "paid = paid + 1");
  }

  private static boolean allPaid(PublishRig.OneDrop drop) {
    return drop.snapshot().figures().allPaid();
  }

  @Test
  void aDropWhoseUnitsAreAllPaidIsFinal() {
    var drop = rig.publish(SampleDrop.aDeal().withCapacity(1)).enter("anna", "ben");
    soldTo(drop);
    rig.look();
    assertThat(allPaid(drop)).isFalse();

    pay(drop);
    rig.look();

    assertThat(allPaid(drop)).isTrue();
  }

  @Test
  void aDropWithAUnitOnItsWayIsNot() {
    var drop = rig.publish(SampleDrop.aDeal().withCapacity(1)).enter("anna", "ben");
    drop.settle();
    pay(drop);

    rig.look();

    assertThat(allPaid(drop)).isFalse();
  }

  @Test
  void aUnitThatWentRoundMeanwhileForbidsIt() {
    var drop = rig.publish(SampleDrop.aDeal().withCapacity(1)).enter("anna", "ben", "cleo");
    var anna = soldTo(drop);
    pay(drop);
    var row = rig.row(drop.id);
    var step = (NextStep.SetFinal) NextStep.of(row, drop.snapshot());

    drop.release(1, anna);
    drop.pop();
    rig.on(() -> rig.workers.perform().latchFinal(row, step));

    assertThat(allPaid(drop)).isFalse();
  }

  @Test
  void aRefundThatRedisHasNotHeardOfForbidsIt() {
    var drop = rig.publish(SampleDrop.aDeal().withCapacity(1)).enter("anna", "ben");
    var anna = soldTo(drop);
    pay(drop);
    var row = rig.row(drop.id);
    var step = (NextStep.SetFinal) NextStep.of(row, drop.snapshot());

    rig.sql.stock(drop.id, "paid = 0");
    rig.sql.returned(drop.id, 1, anna);
    rig.on(() -> rig.workers.perform().latchFinal(row, step));

    assertThat(allPaid(drop)).isFalse();
    assertThat(List.of(drop.snapshot().figures().remaining())).containsExactly(0L);
  }
}
