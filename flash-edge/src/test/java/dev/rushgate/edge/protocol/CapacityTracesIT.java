package dev.rushgate.edge.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.edge.settle.Fate;
import org.junit.jupiter.api.Test;

/** A capacity that moves under units on their way. */
class CapacityTracesIT extends Traces {

  @Test
  @Variant("cap_db_first")
  void theGuardComesDownOnlyBehindRedis() {
    var drop = aDrop(2);
    drop.enter("anna", "ben", "cleo");
    var anna = drop.pop("anna");
    var ben = drop.pop("ben");
    var late = drop.produce(anna);
    drop.acknowledge(anna);
    drop.sell(ben);

    shop.lower(drop.id(), 1);
    publish();
    publish();
    assertThat(drop.stock("capacity")).isEqualTo(2);
    drop.settleAndTell(late);
    drop.assertSettled(anna);
    drop.release(shop.expire(ben));
    publish();

    assertThat(drop.stock("capacity")).isEqualTo(1);
    assertThat(drop.snapshot().units().capacity()).isEqualTo(1);
    drop.nothingToPop();
    drop.assertQueued("cleo");
  }

  @Test
  @Variant("publish_sets_remaining")
  void aRaiseAddsWhatItAddsAndNotWhatIsUnderWay() {
    var drop = aDrop(1);
    drop.enter("anna", "ben", "cleo");
    var anna = drop.pop("anna");
    var late = drop.produce(anna);
    drop.acknowledge(anna);

    shop.raise(drop.id(), 2);
    publish();
    drop.sellTo("ben");
    drop.nothingToPop();
    var fate = drop.settle(late);
    drop.tell(fate);

    assertThat(fate).isInstanceOf(Fate.Settled.class);
    drop.assertSettled(anna);
    drop.assertQueued("cleo");
  }
}
