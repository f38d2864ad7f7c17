package dev.rushgate.edge.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.edge.queue.Entry;
import dev.rushgate.edge.queue.Pop;
import org.junit.jupiter.api.Test;

/** What nobody told is told after a while. */
class SweepIT extends WithRig {

  private void makeLate(PublishRig.OneDrop drop, Pop pop) {
    rig.redis(
        "zadd",
        drop.keys.sent(),
        "XX",
        Long.toString(drop.snapshot().figures().nowMs() - Sweep.LATE_MS - 1),
        pop.no() + "|" + pop.member() + "|" + pop.seq());
  }

  private double missing() {
    return rig.meters.get("rushgate.admissions.missing").gauge().value();
  }

  @Test
  void aResultThatNobodyToldIsTold() {
    var drop = rig.publish(SampleDrop.aDeal()).enter("anna");
    var anna = drop.settle();
    rig.sweep();
    assertThat(drop.entry("anna")).isInstanceOf(Entry.Admitted.class);

    makeLate(drop, anna);
    rig.sweep();

    assertThat(drop.entry("anna"))
        .isInstanceOfSatisfying(
            Entry.Settled.class,
            settled -> {
              assertThat(settled.orderId()).hasValue(1_001);
              assertThat(settled.payByMs()).isPresent();
            });
    assertThat(drop.snapshot().units().sent()).isZero();
  }

  @Test
  void aReplayedDeadLetterIsTold() {
    var drop = rig.publish(SampleDrop.aDeal()).enter("anna");
    var anna = drop.pop();
    drop.acknowledge(anna);
    drop.row(anna, "DEAD");
    makeLate(drop, anna);
    rig.sweep();
    assertThat(drop.entry("anna")).isInstanceOf(Entry.Admitted.class);
    assertThat(missing()).isZero();

    rig.sql.execute(
        "UPDATE admission SET state = 'LIVE', order_id = 7 WHERE drop_id = ?", drop.id.value());
    rig.sweep();

    assertThat(drop.entry("anna")).isInstanceOf(Entry.Settled.class);
  }

  @Test
  void anAdmissionWithoutARowIsAnAlarmOnceTheSettlersPassedIt() {
    var drop = rig.publish(SampleDrop.aDeal()).enter("anna");
    var anna = drop.pop();
    rig.settlers.produce("anna");
    drop.acknowledge(anna);
    makeLate(drop, anna);

    rig.sweep();
    rig.sweep();
    assertThat(missing()).isZero();

    rig.settlers.catchUp();
    rig.sweep();
    assertThat(missing()).isEqualTo(1);
    assertThat(drop.entry("anna")).isInstanceOf(Entry.Admitted.class);

    drop.row(anna, "LIVE");
    rig.sweep();
    rig.sweep();
    assertThat(missing()).isZero();
  }
}
