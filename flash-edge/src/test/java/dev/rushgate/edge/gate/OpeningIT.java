package dev.rushgate.edge.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.junit5.VertxExtension;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Redis' clock opens drops, whatever a gate's own clock says. */
@ExtendWith(VertxExtension.class)
class OpeningIT {

  private static final long AROUND_MS = 300;
  private static final long EVERY_MS = 2;

  private record Shot(long redisBeforeMs, Answer answer, long redisAfterMs) {}

  @ParameterizedTest
  @ValueSource(longs = {-5_000, 5_000})
  void nobodyIsEarlyAndNobodyIsRefusedLate(long wrongByMs, Vertx vertx) {
    var even = new EvenClock();
    var rig = GateRig.start(vertx, GateRig.settings(() -> even.getAsLong() + wrongByMs));
    long opensAtMs = Waiting.on(redisNow(rig)) + 2_500;
    var drop = rig.known(TestDrop.aDeal().of(10_000, 0).openingAt(Instant.ofEpochMilli(opensAtMs)));
    var shots = fire(rig, drop, opensAtMs);
    var accepted = shots.stream().filter(shot -> shot.answer().status() == 202).toList();
    var refused = shots.stream().filter(shot -> shot.answer().status() != 202).toList();
    assertThat(accepted).hasSizeGreaterThan(5);
    assertThat(refused).hasSizeGreaterThan(5);
    assertThat(refused).allMatch(shot -> "NOT_OPEN".equals(shot.answer().code()));
    assertThat(accepted).as("none early").allMatch(shot -> shot.redisAfterMs() >= opensAtMs);
    assertThat(refused).as("none refused late").allMatch(shot -> shot.redisBeforeMs() < opensAtMs);
  }

  private static List<Shot> fire(GateRig rig, TestDrop drop, long opensAtMs) {
    var shots = new ConcurrentLinkedQueue<Shot>();
    var underWay = new AtomicInteger();
    var fired = new AtomicInteger();
    // The test runs on the machine of Redis: here their clocks are one.
    long timer =
        rig.vertx.setPeriodic(
            EVERY_MS,
            tick -> {
              long now = System.currentTimeMillis();
              if (now >= opensAtMs - AROUND_MS && now <= opensAtMs + AROUND_MS) {
                underWay.incrementAndGet();
                shoot(rig, drop, "m" + fired.incrementAndGet())
                    .onSuccess(shots::add)
                    .onComplete(done -> underWay.decrementAndGet());
              }
            });
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> System.currentTimeMillis() > opensAtMs + AROUND_MS && underWay.get() == 0);
    rig.vertx.cancelTimer(timer);
    assertThat(shots).hasSize(fired.get());
    return List.copyOf(shots);
  }

  private static Future<Shot> shoot(GateRig rig, TestDrop drop, String member) {
    var shopper = rig.client.as(member);
    return redisNow(rig)
        .compose(
            before ->
                shopper
                    .send(HttpMethod.POST, drop.path() + "/entries", "")
                    .compose(
                        answer -> redisNow(rig).map(after -> new Shot(before, answer, after))));
  }

  private static Future<Long> redisNow(GateRig rig) {
    return rig.redis
        .call(Request.cmd(Command.TIME))
        .map(
            time ->
                time == null
                    ? 0L
                    : Long.parseLong(time.get(0).toString()) * 1_000
                        + Long.parseLong(time.get(1).toString()) / 1_000);
  }
}
