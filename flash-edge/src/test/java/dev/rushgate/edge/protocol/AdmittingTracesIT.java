package dev.rushgate.edge.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.edge.EdgeConfig;
import dev.rushgate.edge.drain.DrainSteps;
import dev.rushgate.edge.fixture.OnLoop;
import dev.rushgate.edge.queue.AcknowledgeOutcome;
import dev.rushgate.edge.queue.EnterOutcome;
import dev.rushgate.edge.queue.EnterReply;
import dev.rushgate.edge.queue.Entry;
import dev.rushgate.edge.queue.LeaveOutcome;
import dev.rushgate.edge.queue.Pop;
import dev.rushgate.edge.queue.ReleaseOutcome;
import dev.rushgate.edge.settle.Fate;
import dev.rushgate.model.MemberId;
import dev.rushgate.stack.LocalStack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From the head of the queue to the word ADMITTED. */
class AdmittingTracesIT extends Traces {

  private static final Duration MOMENT_MAX = Duration.ofSeconds(30);

  @Test
  @Variant("dec_at_ack")
  void aUnitIsGoneFromTheMomentItIsPopped() {
    var drop = aDrop(1);
    drop.enter("anna", "ben");

    var anna = drop.pop("anna");
    drop.nothingToPop();
    drop.sell(anna);

    drop.nothingToPop();
    drop.assertQueued("ben");
  }

  @Test
  @Variant("requeue_on_expiry")
  void anEndedLeaseIsTakenOverUnderItsOldIdentity() {
    var drop = aDrop(1);
    drop.enter("anna", "ben");

    var anna = drop.pop("anna");
    drop.leaseEnds(anna);
    drop.takeOver(anna);
    var first = drop.produce(anna);
    var second = drop.produce(anna);
    assertThat(drop.acknowledge(anna)).isEqualTo(new AcknowledgeOutcome.Done(1));
    assertThat(drop.acknowledge(anna)).isEqualTo(new AcknowledgeOutcome.Done(0));
    drop.settleAndTell(first);
    drop.settleAndTell(second);

    drop.assertSettled(anna);
    drop.nothingToPop();
    assertThat(drop.rows()).containsExactly("1.1 anna LIVE");
  }

  @Test
  @Variant("ack_before_produce")
  void nobodyIsToldAdmittedBeforeKafkaHasTheRecord() {
    var drop = aDrop(1);
    drop.enter("anna");
    var kafka = LocalStack.shared().kafka();
    var onTheWay = kafka.proxy().holdRequest(drop.id().toString());
    var way = new EdgeConfig.Kafka(kafka.proxiedBootstrap());
    var drainer =
        stores.loop.get(
            () -> DrainSteps.open(vertx, stores.link, drop.id(), way, TracedDrop.LEASE_MS));

    var turn = stores.loop.get(drainer::turn);
    onTheWay.await(MOMENT_MAX);
    assertThat(turn.isComplete()).isFalse();
    drop.assertQueued("anna");
    assertThat(drop.snapshot().units().sent()).isZero();

    kafka.proxy().cut();
    onTheWay.drop();
    OnLoop.answer(drainer.die());
    kafka.proxy().heal();
    assertThat(stores.admissions.records()).isEmpty();
    drop.assertQueued("anna");
    var anna = new Unit(drop.id(), 1, new Pop(1, new MemberId("anna"), 1));
    drop.leaseEnds(anna);
    drop.takeOver(anna);
    drop.sell(anna);
  }

  @Test
  @Variant("tell_at_pop")
  void whoIsPoppedIsToldNoMoreThanThatTheyWait() {
    var drop = aDrop(1);
    drop.enter("anna");

    drop.pop("anna");
    assertThat(drop.entry("anna"))
        .isInstanceOfSatisfying(
            Entry.Queued.class,
            queued -> assertThat(queued.place()).hasValue(drop.snapshot().figures().no()));
    redis.comeBackEmpty();
    rebuild(drop);

    assertThat(drop.entry("anna")).isEqualTo(new Entry.None());
    drop.enter("ben");
    drop.sellTo("ben");
  }

  @Test
  @Variant("ack_by_member")
  void aLateAcknowledgeEndsTheLeaseOfItsOwnUnitOnly() {
    var drop = aDrop(1);
    drop.enter("anna");

    var first = drop.pop("anna");
    drop.settleAndTell(drop.produce(first));
    var returned = drop.release(shop.expire(first));
    assertThat(returned).isEqualTo(released(ReleaseOutcome.Unit.RETURNED));
    drop.enter("anna");
    var second = drop.pop("anna");

    assertThat(drop.acknowledge(first)).isEqualTo(new AcknowledgeOutcome.Done(0));
    drop.assertQueued("anna");
    drop.leaseEnds(second);
    drop.takeOver(second);
    drop.sell(second);
  }

  @Test
  @Variant("leave_leased")
  void whoIsPoppedCannotLeave() {
    var drop = aDrop(1);
    drop.enter("anna");

    var anna = drop.pop("anna");
    assertThat(drop.leave("anna")).isEqualTo(new LeaveOutcome.TooLate());
    drop.settleAndTell(drop.produce(anna));

    drop.assertSettled(anna);
  }

  @Test
  @Variant("no_latch")
  void whatHasOpenedStaysOpenWhenTheClockGoesBack() {
    var drop = aDrop(2);
    drop.enter("anna");

    drop.rewrite("opensAt", Instant.now().plusSeconds(3_600).toEpochMilli());
    drop.rewrite("lobbyOpensAt", Instant.now().minusSeconds(60).toEpochMilli());
    drop.rewrite("lobbyMax", 100);
    var entered = (EnterReply.Entered) drop.enter("ben");

    assertThat(entered.outcomes().getFirst())
        .isInstanceOfSatisfying(
            EnterOutcome.Queued.class, ben -> assertThat(ben.entry().seq()).isEqualTo(2));
    drop.sellTo("anna");
    drop.sellTo("ben");
  }

  @Test
  @Variant("settle_checks_state")
  void whatWasPoppedBeforeTheCloseIsSold() {
    var drop = aDrop(1);
    drop.enter("anna", "ben");

    var anna = drop.pop("anna");
    var record = drop.produce(anna);
    drop.acknowledge(anna);
    shop.close(drop.id());
    publish();
    assertThat(drop.settle(record)).isInstanceOfSatisfying(Fate.Settled.class, drop::tell);

    drop.assertSettled(anna);
    drop.refuse();
    assertThat(drop.entry("ben")).isInstanceOf(Entry.Refused.class);
  }

  private static ReleaseOutcome released(ReleaseOutcome.Unit unit) {
    return new ReleaseOutcome.Released(List.of(unit));
  }
}
