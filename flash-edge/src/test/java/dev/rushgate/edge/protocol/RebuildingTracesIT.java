package dev.rushgate.edge.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.edge.fixture.OnLoop;
import dev.rushgate.edge.queue.AcknowledgeOutcome;
import dev.rushgate.edge.queue.EnterOutcome;
import dev.rushgate.edge.queue.EnterReply;
import dev.rushgate.edge.queue.Entry;
import dev.rushgate.edge.queue.LeaveOutcome;
import dev.rushgate.edge.queue.NotArmed;
import dev.rushgate.edge.queue.Reason;
import dev.rushgate.edge.queue.SnapshotReply;
import dev.rushgate.edge.queue.Verdict;
import dev.rushgate.edge.settle.Fate;
import dev.rushgate.edge.settle.SettleVerticle;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Redis forgot something, and one rebuild hands the drop to it anew. */
class RebuildingTracesIT extends Traces {

  private static final AcknowledgeOutcome STALE = new AcknowledgeOutcome.Stale();
  private static final Duration STILL = Duration.ofMillis(500);
  private static final Duration STILL_MAX = Duration.ofSeconds(5);
  private static final Duration FENCED_MAX = Duration.ofSeconds(30);

  @Test
  @Variant("ack_unfenced")
  void anAcknowledgeBehindTheFenceIsStale() {
    var drop = aDrop(1);
    drop.enter("anna");
    var anna = drop.pop("anna");

    var rebuild = fenced(drop);
    assertThat(publisher.settlersPassed()).isTrue();
    var late = drop.produce(anna);
    assertThat(drop.acknowledge(anna)).isEqualTo(STALE);
    assertThat(rebuild.snapshot()).isTrue();
    staleAndToldToNobody(drop, late);
    assertThat(rebuild.restore()).isTrue();

    backAtTheOldPlaceAndSold(drop, anna);
  }

  @Test
  @Variant("ack_unstamped")
  void anAcknowledgeAfterARestartThatLostTheFenceIsStale(@TempDir Path copy) {
    var drop = aDrop(1);
    drop.enter("anna");
    var anna = drop.pop("anna");

    redis.beginTail(copy);
    var rebuild = fenced(drop);
    redis.loseTail(copy);
    var late = drop.produce(anna);
    assertThat(drop.acknowledge(anna)).isEqualTo(STALE);
    assertThat(rebuild.snapshot()).isTrue();
    staleAndToldToNobody(drop, late);
    assertThat(rebuild.restore()).isFalse();
    rebuild(drop);

    backAtTheOldPlaceAndSold(drop, anna);
  }

  @Test
  @Variant("no_run_check")
  void afterARestartNobodyIsPoppedUntilTheRebuild(@TempDir Path copy) {
    var drop = aDrop(1);
    redis.beginTail(copy);
    drop.enter("anna");
    var anna = drop.pop("anna");
    var late = drop.produce(anna);
    drop.acknowledge(anna);

    redis.loseTail(copy);
    drop.enter("ben");
    assertThat(drop.admit()).isEqualTo(new NotArmed("RESTARTED"));
    var rebuild = fenced(drop);
    assertThat(drop.settle(late)).isInstanceOf(Fate.Settled.class);
    finish(rebuild);

    drop.assertSettled(anna);
    drop.nothingToPop();
    drop.assertQueued("ben");
  }

  @Test
  @Variant("no_barrier")
  void aRebuildWaitsUntilWhatWasAcknowledgedIsSettled() {
    var drop = aDrop(1);
    drop.enter("anna");
    var anna = drop.pop("anna");
    var record = drop.produce(anna);
    stores.admissions.send(record.key(), record.value());
    drop.acknowledge(anna);

    redis.comeBackEmpty();
    var rebuilds = publisher.look();
    Awaitility.await()
        .atMost(FENCED_MAX)
        .until(() -> OnLoop.answer(drop.queue.snapshot()) instanceof SnapshotReply.FenceOnly);
    assertThat(publisher.settlersPassed()).isFalse();
    Awaitility.await().during(STILL).atMost(STILL_MAX).until(() -> drop.stock("epoch") == 1);
    var settler =
        OnLoop.answer(
            vertx.deployVerticle(
                new SettleVerticle(stores.config(), Clock.systemUTC(), new SimpleMeterRegistry())));
    OnLoop.answer(rebuilds);
    OnLoop.answer(vertx.undeploy(settler));

    drop.assertSettled(anna);
    drop.nothingToPop();
  }

  @Test
  @Variant("no_epoch_check")
  void aRecordOfAFormerLifeIsStaleAndItsMemberMayEnterAgain() {
    var drop = aDrop(1);
    drop.enter("anna");
    var former = drop.pop("anna");

    redis.comeBackEmpty();
    var rebuild = fenced(drop);
    assertThat(publisher.settlersPassed()).isTrue();
    var late = drop.produce(former);
    assertThat(rebuild.snapshot()).isTrue();
    staleAndToldToNobody(drop, late);
    assertThat(rebuild.restore()).isTrue();
    drop.enter("anna");
    drop.sellTo("anna");

    assertThat(drop.rows()).containsExactly("1.1 anna STALE", "2.1 anna LIVE");
  }

  @Test
  @Variant("no_fence")
  void behindTheFenceNobodyIsPoppedAndNobodyLeaves() {
    var drop = aDrop(2);
    drop.enter("anna", "ben");
    var anna = drop.pop("anna");

    var rebuild = fenced(drop);
    assertThat(drop.admit()).isEqualTo(new NotArmed("FENCED"));
    assertThat(drop.leave("ben")).isEqualTo((LeaveOutcome) new NotArmed("FENCED"));
    assertThat(drop.acknowledge(anna)).isEqualTo(STALE);
    finish(rebuild);

    drop.sellTo("anna");
    drop.sellTo("ben");
  }

  @Test
  @Variant("rebuild_drops_leased")
  void whoWasLeasedIsBackAtTheOldPlace() {
    var drop = aDrop(1);
    drop.enter("anna", "ben");
    var anna = drop.pop("anna");

    redis.restart();
    rebuild(drop);

    backAtTheOldPlaceAndSold(drop, anna);
    drop.assertQueued("ben");
  }

  @Test
  @Variant("rebuild_keeps_live")
  void whoHoldsAUnitDoesNotWaitAgain(@TempDir Path copy) {
    var drop = aDrop(2);
    drop.enter("anna");
    redis.beginTail(copy);
    var anna = drop.pop("anna");
    drop.settleAndTell(drop.produce(anna));

    redis.loseTail(copy);
    drop.assertQueued("anna");
    rebuild(drop);

    drop.assertSettled(anna);
    drop.nothingToPop();
    var again = (EnterReply.Entered) drop.enter("anna");
    assertThat(again.outcomes().getFirst()).isInstanceOf(EnterOutcome.Same.class);
  }

  @Test
  @Variant("result_unarmed+stale_told")
  void aStaleRecordIsToldToNobodyAndNoResultIsTakenUnarmed() {
    var drop = aDrop(1);
    drop.enter("anna");
    var anna = drop.pop("anna");

    redis.restart();
    var rebuild = fenced(drop);
    var late = drop.produce(anna);
    assertThat(rebuild.snapshot()).isTrue();
    staleAndToldToNobody(drop, late);
    var refused = new Verdict.Refused(anna.id(), anna.member(), Reason.SOLD_OUT);
    assertThat(OnLoop.answer(drop.queue.result(List.of(refused)))).isInstanceOf(NotArmed.class);
    assertThat(rebuild.restore()).isTrue();

    backAtTheOldPlaceAndSold(drop, anna);
  }

  @Test
  @Variant("stale_row_final")
  void aStaleRowDoesNotTakeThePlaceAway() {
    var drop = aDrop(1);
    drop.enter("anna");
    var anna = drop.pop("anna");

    redis.restart();
    assertThat(fenced(drop).snapshot()).isTrue();
    var next = fenced(drop);
    staleAndToldToNobody(drop, drop.produce(anna));
    finish(next);

    backAtTheOldPlaceAndSold(drop, anna);
  }

  private static void staleAndToldToNobody(TracedDrop drop, ConsumerRecord<String, byte[]> late) {
    var fate = drop.settle(late);
    assertThat(fate).isInstanceOf(Fate.Stale.class);
    drop.tell(fate);
  }

  /** With everybody who was told no more than QUEUED. */
  private static void backAtTheOldPlaceAndSold(TracedDrop drop, Unit former) {
    String member = former.member().value();
    assertThat(drop.entry(member))
        .isInstanceOfSatisfying(
            Entry.Queued.class, queued -> assertThat(queued.seq()).isEqualTo(former.seq()));
    var unit = drop.sellTo(member);
    assertThat(unit.epoch()).isGreaterThan(former.epoch());
  }
}
