package dev.rushgate.edge.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.edge.gate.entry.EntryBounds;
import dev.rushgate.edge.queue.RedisSettings;
import dev.rushgate.stack.LocalStack;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a gate says while Redis is away, and that nothing it said before is lost. */
@ExtendWith(VertxExtension.class)
class RedisFaultIT {

  @AfterEach
  void mend() {
    var redis = LocalStack.shared().redis();
    redis.proxy().heal();
    redis.start();
  }

  @Test
  void whileRedisIsDeadItIs503AndAfterwardsTheEntryIsFound(Vertx vertx) {
    var rig = GateRig.start(vertx);
    var drop = rig.known(TestDrop.aDeal());
    var alice = rig.client.as("alice");
    var entry = alice.enter(drop).json();
    LocalStack.shared().redis().kill();
    GateRig.until(() -> rig.client.get("/health/ready").status() == 503);
    var meanwhile = alice.enter(drop);
    assertThat(meanwhile.status()).isEqualTo(503);
    assertThat(meanwhile.code()).isEqualTo("UNAVAILABLE");
    assertThat(meanwhile.headers().get("Retry-After")).isEqualTo("1");
    assertThat(alice.mine(drop).code()).isEqualTo("UNAVAILABLE");
    assertThat(alice.leave(drop).code()).isEqualTo("UNAVAILABLE");
    var polled = alice.with("X-Rushgate-Ticket", entry.getString("ticket")).mine(drop);
    assertThat(polled.json().getString("state")).isEqualTo("QUEUED");
    LocalStack.shared().redis().start();
    GateRig.until(() -> alice.mine(drop).status() == 200);
    var again = alice.enter(drop);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().getLong("sequence")).isEqualTo(entry.getLong("sequence"));
  }

  @Test
  void aFrozenRedisGives503WithinTheCallsTimeAndTheRetryFindsTheEntry(Vertx vertx) {
    var url = LocalStack.shared().redis().url();
    var usual = GateRig.settings(url);
    var settings =
        new GateSettings(
            0,
            1,
            usual.secrets(),
            RedisSettings.of(url).withCallTimeoutMs(500),
            new EntryBounds(512, 1, 3, 100),
            usual.streams(),
            usual.ownMs());
    var rig = GateRig.start(vertx, settings);
    var drop = rig.known(TestDrop.aDeal());
    LocalStack.shared().redis().freeze();
    List<Answer> answers;
    try {
      answers = pressAll(rig, drop, 10);
    } finally {
      LocalStack.shared().redis().thaw();
    }
    assertThat(answers).allMatch(answer -> answer.status() == 503);
    assertThat(answers.stream().map(Answer::code)).contains("UNAVAILABLE", "OVERLOADED");
    assertThat(answers.stream().map(answer -> answer.json().getString("detail")))
        .anyMatch(detail -> detail.contains("finds the same entry"))
        .anyMatch(detail -> detail.contains("nothing was changed"));
    GateRig.until(() -> rig.client.as("m1").enter(drop).status() / 100 == 2);
    assertThat(rig.client.as("m1").enter(drop).status()).isEqualTo(200);
  }

  private static List<Answer> pressAll(GateRig rig, TestDrop drop, int members) {
    var presses =
        IntStream.range(0, members)
            .mapToObj(
                i -> rig.client.as("m" + i).send(HttpMethod.POST, drop.path() + "/entries", ""))
            .toList();
    Waiting.on(Future.all(presses));
    return presses.stream().map(Future::result).toList();
  }

  @Test
  void anAnswerLostOnTheWayIs503AndTheRetryFindsTheSameEntry(Vertx vertx) {
    var redis = LocalStack.shared().redis();
    var usual = GateRig.settings(redis.proxiedUrl());
    var rig =
        GateRig.start(
            vertx,
            new GateSettings(
                0,
                1,
                usual.secrets(),
                usual.redis(),
                usual.entries(),
                usual.streams(),
                usual.ownMs()));
    var drop = rig.known(TestDrop.aDeal());
    var moment = redis.proxy().holdAnswerTo("carol");
    var press = rig.client.as("carol").send(HttpMethod.POST, drop.path() + "/entries", "");
    moment.await(Duration.ofSeconds(5));
    moment.drop();
    var lost = Waiting.on(press);
    assertThat(lost.code()).isEqualTo("UNAVAILABLE");
    assertThat(lost.json().getString("detail")).contains("finds the same entry");
    GateRig.until(() -> rig.client.as("carol").enter(drop).status() == 200);
    assertThat(rig.client.as("carol").enter(drop).json().getLong("sequence")).isEqualTo(1);
  }

  @Test
  void aDropThatRedisLostIsUnavailableAndNotUnknown(Vertx vertx) {
    var rig = GateRig.start(vertx);
    var drop = rig.known(TestDrop.aDeal());
    var redis = LocalStack.shared().redis();
    redis.kill();
    redis.wipe();
    redis.start();
    GateRig.until(() -> rig.client.get("/health/ready").status() == 200);
    assertThat(rig.client.as("a").enter(drop).code()).isEqualTo("UNAVAILABLE");
    assertThat(rig.client.as("a").mine(drop).code()).isEqualTo("UNAVAILABLE");
    assertThat(rig.client.get(drop.path()).status()).isEqualTo(200);
  }
}
