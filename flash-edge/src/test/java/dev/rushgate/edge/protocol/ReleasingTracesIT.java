package dev.rushgate.edge.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.edge.drain.ReleaseSteps;
import dev.rushgate.edge.fixture.OnLoop;
import dev.rushgate.edge.kafka.Groups;
import dev.rushgate.edge.queue.DropUnknown;
import dev.rushgate.edge.queue.Entry;
import dev.rushgate.edge.queue.NotArmed;
import dev.rushgate.edge.queue.ReleaseOutcome;
import dev.rushgate.edge.settle.Fate;
import dev.rushgate.model.event.EventJson;
import io.vertx.kafka.client.consumer.KafkaConsumerRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Units that come back: each once, whatever was lost meanwhile. */
class ReleasingTracesIT extends Traces {

  private static final ReleaseOutcome RETURNED =
      new ReleaseOutcome.Released(List.of(ReleaseOutcome.Unit.RETURNED));
  private static final ReleaseOutcome NO_MATCH =
      new ReleaseOutcome.Released(List.of(ReleaseOutcome.Unit.NO_MATCH));
  private static final Duration DELIVERED_MAX = Duration.ofSeconds(30);

  @Test
  @Variant("release_incr")
  void aReleaseThatComesAgainFreesNothing() {
    var drop = aDrop(1);
    drop.enter("anna", "ben", "cleo");

    var release = shop.expire(drop.sellTo("anna"));
    assertThat(drop.release(release)).isEqualTo(RETURNED);
    var ben = drop.pop("ben");
    assertThat(drop.release(release)).isEqualTo(NO_MATCH);
    drop.nothingToPop();
    drop.sell(ben);

    drop.nothingToPop();
    drop.assertQueued("cleo");
    assertThat(drop.stock("live")).isEqualTo(1);
  }

  @Test
  @Variant("release_by_member")
  void anOldReleaseDoesNotFreeTheMembersNextUnit() {
    var drop = aDrop(1);
    drop.enter("anna");

    var release = shop.expire(drop.sellTo("anna"));
    assertThat(drop.release(release)).isEqualTo(RETURNED);
    drop.enter("anna", "ben");
    var second = drop.pop("anna");
    assertThat(drop.release(release)).isEqualTo(NO_MATCH);
    drop.nothingToPop();

    drop.sell(second);
    drop.nothingToPop();
    drop.assertQueued("ben");
  }

  @Test
  @Variant("release_skip_missing")
  void aReleaseOfADropThatRedisLostWaitsForTheRebuild() {
    var drop = aDrop(1);
    drop.enter("anna");
    var anna = drop.sellTo("anna");
    var consumer = stores.loop.call(() -> ReleaseSteps.open(vertx, stores.config(), stores.link));

    redis.comeBackEmpty();
    var missing = drop.admit();
    var rebuild = fenced(drop);
    assertThat(rebuild.snapshot()).isTrue();
    var release = shop.expire(anna);
    stores.releases.send(drop.id().toString(), EventJson.write(release));
    assertThat(applied(consumer)).isEmpty();
    assertThat(stores.releases.committed(Groups.RELEASERS)).isZero();
    assertThat(rebuild.restore()).isTrue();
    assertThat(applied(consumer)).hasSize(1);
    assertThat(stores.releases.committed(Groups.RELEASERS)).isEqualTo(1);

    stores.loop.call(consumer::close);
    assertThat(missing).isEqualTo(new DropUnknown());
    drop.enter("ben");
    drop.sellTo("ben");
  }

  /** What the consumer was done with, of a poll that brought something. */
  private List<KafkaConsumerRecord<String, byte[]>> applied(ReleaseSteps consumer) {
    List<KafkaConsumerRecord<String, byte[]>> polled = new ArrayList<>();
    Awaitility.await()
        .atMost(DELIVERED_MAX)
        .until(
            () -> {
              polled.addAll(stores.loop.call(consumer::poll));
              return !polled.isEmpty();
            });
    var done = stores.loop.call(() -> consumer.apply(polled));
    OnLoop.answer(consumer.commit(done).map(v -> done));
    return done;
  }

  @Test
  @Variant("release_unarmed")
  void aReleaseWaitsWhileTheDropIsBeingRebuilt() {
    var drop = aDrop(1);
    drop.enter("anna", "ben");
    var anna = drop.sellTo("anna");

    redis.restart();
    var rebuild = fenced(drop);
    assertThat(rebuild.snapshot()).isTrue();
    var release = shop.expire(anna);
    assertThat(drop.release(release)).isInstanceOf(NotArmed.class);
    assertThat(rebuild.restore()).isTrue();
    drop.nothingToPop();
    assertThat(drop.release(release)).isEqualTo(RETURNED);

    drop.sellTo("ben");
  }

  @Test
  @Variant("id_is_member")
  void whoReturnedAUnitIsSettledByAnotherAdmission() {
    var drop = aDrop(1);
    drop.enter("anna");

    drop.release(shop.expire(drop.sellTo("anna")));
    drop.enter("anna");
    drop.sellTo("anna");

    assertThat(drop.rows()).containsExactly("1.1 anna RETURNED", "1.2 anna LIVE");
  }

  @Test
  @Variant("delete_returned")
  void aRecordThatComesAgainAfterTheReturnIsKnown() {
    var drop = aDrop(1);
    drop.enter("anna");

    var anna = drop.pop("anna");
    var record = drop.produce(anna);
    var fate = drop.settle(record);
    assertThat(drop.release(shop.expire(anna))).isEqualTo(RETURNED);
    drop.tell(fate);
    var again = drop.settle(record);
    drop.tell(again);

    assertThat(again).isInstanceOf(Fate.Returned.class);
    assertThat(drop.entry("anna")).isEqualTo(new Entry.Returned(anna.id(), "EXPIRED"));
    assertThat(drop.rows()).containsExactly("1.1 anna RETURNED");
  }

  @Test
  @Variant("result_unconditional")
  void aResultThatComesAfterTheReturnIsNotTold() {
    var drop = aDrop(1);
    drop.enter("anna");

    var anna = drop.pop("anna");
    var record = drop.produce(anna);
    drop.acknowledge(anna);
    var fate = drop.settle(record);
    assertThat(drop.release(shop.expire(anna))).isEqualTo(RETURNED);
    drop.tell(fate);

    assertThat(drop.entry("anna")).isEqualTo(new Entry.Returned(anna.id(), "EXPIRED"));
  }
}
