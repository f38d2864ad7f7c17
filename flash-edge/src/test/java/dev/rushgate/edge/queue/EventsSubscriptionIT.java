package dev.rushgate.edge.queue;

import static dev.rushgate.edge.queue.QueueRig.await;
import static dev.rushgate.edge.queue.SampleDrop.aDeal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rushgate.model.DropState;
import dev.rushgate.model.MemberId;
import dev.rushgate.model.RedisKeys;
import dev.rushgate.stack.LocalStack;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventsSubscriptionIT extends OneDrop {

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final int HEARTBEATS = 15;
  private static final long HEARTBEAT_MS = 300;
  private static final long ANSWER_MS_MAX = 2_000;

  private final HeardEvents heard = new HeardEvents();
  private EventsSubscription subscription;

  @BeforeEach
  void subscribe(Vertx vertx) {
    var settings = RedisSettings.of(LocalStack.shared().redis().url());
    subscription = EventsSubscription.open(vertx, settings, heard);
    await().atMost(PATIENCE).until(subscription::subscribed);
  }

  @AfterEach
  void unsubscribe() {
    await(subscription.close());
  }

  @Test
  void theListenerLooksForItselfAfterSubscribing() {
    assertThat(heard.all()).containsExactly("mayHaveMissed");
  }

  @Test
  void eachChangeIsAnnounced() {
    rig.publish(aDeal().withCapacity(4));
    assertHeard("drop");
    rig.enter("a", "b", "c", "d", "e");
    rig.admit(1);
    assertHeard("drop");
    var a = new Pop(1, new MemberId("a"), 1);
    await(rig.queue.acknowledge(1, List.of(a)));
    assertHeard("entry a");
    await(rig.queue.result(List.of(rig.settled(1, a))));
    assertHeard("entry a");
    rig.release(a);
    assertHeard("entry a", "drop");
    await(rig.queue.leave(new MemberId("b")));
    assertHeard("drop", "entry b");
    rig.update(2, aDeal().withCapacity(4), DropState.CLOSED);
    assertHeard("drop");
    await(rig.queue.refuse(2, Reason.CLOSED));
    assertHeard("drop", "entry c", "entry d");
  }

  @Test
  void whatChangesNothingIsNotAnnounced() {
    rig.publish(aDeal());
    assertHeard("drop");
    rig.enter("a");
    await(rig.queue.leave(new MemberId("stranger")));
    await(rig.queue.refuse(1, Reason.CLOSED));
    rig.release(new Pop(9, new MemberId("a"), 9));
    rig.admit(1);
    assertHeard("drop");
    rig.admit(1);
    rig.redis("publish", RedisKeys.EVENTS, "drop 1\nsomething newer 5\nentry x y\nentry 5 no%id");
    await().atMost(PATIENCE).until(() -> heard.all().contains("drop 1"));
    assertThat(heard.all()).containsExactly("drop 1");
  }

  /** A message takes the place of a heartbeat's answer; it must not end the connection. */
  @Test
  void messagesAmongHeartbeatsEndNoSubscription(Vertx vertx) {
    var settings =
        RedisSettings.of(LocalStack.shared().redis().url()).withCallTimeoutMs(ANSWER_MS_MAX);
    var busy = new HeardEvents();
    var beating = EventsSubscription.open(vertx, settings, busy, HEARTBEAT_MS);
    await().atMost(PATIENCE).until(beating::subscribed);
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(HEARTBEATS * HEARTBEAT_MS);
    while (System.nanoTime() < end) {
      rig.redis("publish", RedisKeys.EVENTS, "drop 1");
    }
    await(beating.close());
    assertThat(busy.all()).contains("drop 1").containsOnlyOnce("mayHaveMissed");
  }

  @Test
  void afterAGapTheListenerIsToldToLook() {
    heard.clear();
    var redis = LocalStack.shared().redis();
    redis.kill();
    redis.start();
    await().atMost(PATIENCE).until(() -> heard.all().contains("mayHaveMissed"));
    await().atMost(PATIENCE).until(rig.link::connected);
    heard.clear();
    rig.publish(aDeal());
    assertHeard("drop");
  }

  /** These events of the drop arrived, in this order, and no others. */
  private void assertHeard(String... events) {
    await().atMost(PATIENCE).until(() -> heard.of(rig.drop).size() >= events.length);
    assertThat(heard.of(rig.drop)).containsExactly(events);
    heard.clear();
  }
}
