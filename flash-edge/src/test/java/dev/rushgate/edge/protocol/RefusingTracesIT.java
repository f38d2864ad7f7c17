package dev.rushgate.edge.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.edge.fixture.OnLoop;
import dev.rushgate.edge.queue.FinalOutcome;
import dev.rushgate.edge.queue.NotArmed;
import dev.rushgate.edge.queue.RefuseOutcome;
import dev.rushgate.edge.settle.Fate;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Those who wait are sent away only when nothing can come for them, and nobody by mistake. */
class RefusingTracesIT extends Traces {

  private static final RefuseOutcome NOT_HOPELESS = new RefuseOutcome.NotHopeless();

  @Test
  @Variant("hopeless_naive")
  void nobodyIsRefusedWhileAUnitMayComeBack() {
    var drop = aDrop(1);
    drop.enter("anna", "ben");

    var anna = drop.pop("anna");
    assertThat(drop.refuse()).isEqualTo(NOT_HOPELESS);
    drop.sell(anna);
    assertThat(drop.refuse()).isEqualTo(NOT_HOPELESS);
    drop.release(shop.expire(anna));

    drop.sellTo("ben");
  }

  @Test
  @Variant("final_no_cas")
  void thatAllIsPaidIsNotLatchedAfterAUnitWentRound() {
    var drop = aDrop(1);
    drop.enter("anna", "ben", "cleo");
    var anna = drop.sellTo("anna");
    shop.pay(anna);

    long no = noThenAllPaid(drop);
    drop.release(shop.refund(anna));
    var ben = drop.sellTo("ben");
    assertThat(latch(drop, no)).isEqualTo(new FinalOutcome.NotFinal("NO"));
    assertThat(drop.refuse()).isEqualTo(NOT_HOPELESS);
    drop.release(shop.expire(ben));

    drop.sellTo("cleo");
  }

  @Test
  @Variant("leave_ungated")
  void nobodyLeavesAQueueWhoseTailIsLost(@TempDir Path copy) {
    var drop = aDrop(1);
    drop.enter("anna");

    redis.beginTail(copy);
    var anna = drop.pop("anna");
    var record = drop.produce(anna);
    redis.loseTail(copy);
    assertThat(drop.leave("anna")).isEqualTo(new NotArmed("RESTARTED"));
    assertThat(drop.settle(record)).isInstanceOf(Fate.Settled.class);
    rebuild(drop);

    drop.assertSettled(anna);
    drop.nothingToPop();
  }

  @Test
  @Variant("refuse_ungated")
  void nobodyIsRefusedByAFinalOfBeforeTheRestart(@TempDir Path copy) {
    var drop = aDrop(1);
    drop.enter("anna", "ben");
    var anna = drop.sellTo("anna");
    shop.pay(anna);

    long no = noThenAllPaid(drop);
    var release = shop.refund(anna);
    assertThat(latch(drop, no)).isEqualTo(new FinalOutcome.Final());
    redis.beginTail(copy);
    drop.release(release);
    var ben = drop.pop("ben");
    assertThat(drop.settle(drop.produce(ben))).isInstanceOf(Fate.Settled.class);
    redis.loseTail(copy);
    assertThat(drop.snapshot().figures().allPaid()).isTrue();
    assertThat(drop.refuse()).isEqualTo(new NotArmed("RESTARTED"));
    rebuild(drop);

    drop.assertSettled(ben);
  }

  private static FinalOutcome latch(TracedDrop drop, long no) {
    return OnLoop.answer(drop.queue.latchFinal(1, no));
  }

  /** What the publisher reads, in its order. */
  private static long noThenAllPaid(TracedDrop drop) {
    long no = drop.snapshot().figures().no();
    assertThat(drop.stock("paid")).isEqualTo(drop.stock("capacity"));
    return no;
  }
}
