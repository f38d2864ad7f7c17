package dev.rushgate.edge.queue;

import static dev.rushgate.edge.queue.QueueRig.await;
import static dev.rushgate.edge.queue.SampleDrop.aDeal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rushgate.model.MemberId;
import dev.rushgate.stack.LocalStack;
import dev.rushgate.stack.RedisServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class RedisLinkIT {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final RedisServer redis = LocalStack.shared().redis();

  @AfterEach
  void heal() {
    redis.proxy().heal();
    redis.start();
  }

  @Test
  void aFlushedScriptCacheIsFilledAgain(Vertx vertx) {
    var rig = QueueRig.open(vertx).publish(aDeal());
    rig.redis("script", "flush");
    assertThat(rig.enter("a").getFirst()).isInstanceOf(EnterOutcome.Queued.class);
    assertThat(rig.enter("a").getFirst()).isInstanceOf(EnterOutcome.Same.class);
    await(rig.link.close());
  }

  @Test
  void manyCallsShareTheConnection(Vertx vertx) {
    var rig = QueueRig.open(vertx).publish(aDeal().withCapacity(1_000));
    var replies =
        IntStream.range(0, 500)
            .mapToObj(i -> rig.queue.enter(List.of(new Claim(new MemberId("m" + i), -1))))
            .toList();
    await(Future.all(replies));
    assertThat(rig.snapshot().figures().waiting()).isEqualTo(500);
    assertThat(rig.redis("client", "list")).isNotEmpty();
    assertThat(rig.link.callsInFlight()).isZero();
    await(rig.link.close());
  }

  @Test
  void aKilledRedisIsFoundAgainAndIsNotArmed(Vertx vertx) {
    var rig = QueueRig.open(vertx).publish(aDeal());
    List<Boolean> states = Collections.synchronizedList(new ArrayList<>());
    rig.link.onStateChange(states::add);
    rig.enter("a");
    redis.kill();
    await().atMost(PATIENCE).until(() -> !rig.link.connected());
    assertThatThrownBy(() -> rig.enter("b"))
        .isInstanceOfSatisfying(
            RedisUnavailable.class,
            fault -> assertThat(fault.kind()).isEqualTo(RedisUnavailable.Cause.NOT_CONNECTED));
    redis.start();
    await().atMost(PATIENCE).until(rig.link::connected);
    assertThat(states).containsExactly(false, true);
    assertThat(rig.enter("a").getFirst()).isInstanceOf(EnterOutcome.Same.class);
    assertThat(await(rig.queue.admit(1, 1_000))).isEqualTo(new NotArmed("RESTARTED"));
    await(rig.link.close());
  }

  @Test
  void aLinkOpenedBeforeRedisConnectsWhenItComes(Vertx vertx) {
    redis.stop();
    var link = RedisLink.open(vertx, RedisSettings.of(redis.url()));
    assertThatThrownBy(() -> await(link.publish("nowhere", "nothing")))
        .isInstanceOf(RedisUnavailable.class);
    redis.start();
    await(link.ready());
    await(link.close());
  }

  @Test
  void anAnswerLostOnTheWayIsAnUnknownOutcomeAndTheRetryFindsTheEntry(Vertx vertx) {
    var rig = QueueRig.open(vertx, RedisSettings.of(redis.proxiedUrl())).publish(aDeal());
    rig.enter("first");
    var moment = redis.proxy().holdAnswerTo(Script.ENTER.sha1());
    var answer = rig.queue.enter(List.of(new Claim(new MemberId("a"), -1)));
    moment.await(PATIENCE);
    moment.drop();
    assertThatThrownBy(() -> await(answer)).isInstanceOf(OutcomeUnknown.class);
    await().atMost(PATIENCE).until(rig.link::connected);
    assertThat(rig.enter("a").getFirst()).isInstanceOf(EnterOutcome.Same.class);
    await(rig.link.close());
  }

  @Test
  void aStalledRedisTimesOutAndKeepsItsConnection(Vertx vertx) {
    var settings = RedisSettings.of(redis.proxiedUrl()).withCallTimeoutMs(1_000);
    var rig = QueueRig.open(vertx, settings).publish(aDeal());
    List<Boolean> states = Collections.synchronizedList(new ArrayList<>());
    rig.link.onStateChange(states::add);
    redis.proxy().stall();
    assertThatThrownBy(() -> rig.enter("a")).isInstanceOf(OutcomeUnknown.class);
    assertThat(rig.link.callsInFlight()).isEqualTo(1);
    redis.proxy().resume();
    await().atMost(PATIENCE).until(() -> rig.link.callsInFlight() == 0);
    assertThat(rig.enter("a").getFirst()).isInstanceOf(EnterOutcome.Same.class);
    assertThat(states).isEmpty();
    await(rig.link.close());
  }

  @Test
  void aConnectionSilentForTooLongIsOpenedAnew(Vertx vertx) {
    var settings =
        RedisSettings.of(redis.proxiedUrl()).withCallTimeoutMs(700).withSilenceMaxMs(1_500);
    var rig = QueueRig.open(vertx, settings).publish(aDeal());
    redis.proxy().stall();
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              assertThatThrownBy(() -> rig.enter("a")).isInstanceOf(RedisFault.class);
              return !rig.link.connected();
            });
    redis.proxy().resume();
    await().atMost(PATIENCE).until(rig.link::connected);
    assertThat(rig.enter("b")).hasSize(1);
    await(rig.link.close());
  }

  @Test
  void moreCallsThanAllowedAreNotSent(Vertx vertx) {
    var settings = RedisSettings.of(redis.proxiedUrl()).withCallsInFlightMax(2);
    var rig = QueueRig.open(vertx, settings).publish(aDeal());
    redis.proxy().stall();
    var first = rig.queue.snapshot();
    var second = rig.queue.snapshot();
    assertThatThrownBy(() -> rig.enter("a"))
        .isInstanceOfSatisfying(
            RedisUnavailable.class,
            fault -> assertThat(fault.kind()).isEqualTo(RedisUnavailable.Cause.TOO_MANY_CALLS));
    redis.proxy().resume();
    await(Future.all(first, second));
    assertThat(rig.enter("a").getFirst()).isInstanceOf(EnterOutcome.Queued.class);
    await(rig.link.close());
  }

  @Test
  void anErrorOfRedisIsARefusal(Vertx vertx) {
    var rig = QueueRig.open(vertx);
    rig.redis("set", rig.keys.spec(), "no hash");
    assertThatThrownBy(rig::snapshot)
        .isInstanceOf(RedisRefused.class)
        .hasMessageContaining("WRONGTYPE");
    await(rig.link.close());
  }

  @Test
  void aBatchBeyondItsBoundIsNotSent(Vertx vertx) {
    var rig = QueueRig.open(vertx);
    var tooMany = Collections.nCopies(DropQueue.BATCH_MAX + 1, new MemberId("a"));
    assertThatThrownBy(() -> rig.queue.entries(tooMany))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> rig.queue.entries(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    await(rig.link.close());
  }
}
