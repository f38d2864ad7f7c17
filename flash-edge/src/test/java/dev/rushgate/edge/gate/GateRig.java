package dev.rushgate.edge.gate;

import dev.rushgate.edge.fixture.NoRevocations;
import dev.rushgate.edge.gate.entry.EntryBounds;
import dev.rushgate.edge.gate.stream.StreamBounds;
import dev.rushgate.edge.ops.Health;
import dev.rushgate.edge.ops.OpsRoutes;
import dev.rushgate.edge.queue.RedisLink;
import dev.rushgate.edge.queue.RedisSettings;
import dev.rushgate.stack.LocalStack;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import org.awaitility.Awaitility;

/** A gate under test, on the real Redis, and a link of the test's own. */
final class GateRig {

  final Vertx vertx;
  final RedisLink redis;
  final Health health = new Health();
  final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  final Gate gate;
  final Client client;

  private GateRig(Vertx vertx, GateSettings settings) {
    this.vertx = vertx;
    this.redis = RedisLink.open(vertx, RedisSettings.of(LocalStack.shared().redis().url()));
    Waiting.on(redis.ready());
    NoRevocations.publish(redis);
    this.gate = new Gate(settings, health, new OpsRoutes(health, meters).routes(), meters);
    Waiting.on(gate.start(vertx));
    this.client = new Client(vertx, gate.port());
    until(() -> client.get("/health/ready").status() == 200);
  }

  static GateRig start(Vertx vertx) {
    return new GateRig(vertx, settings(LocalStack.shared().redis().url()));
  }

  static GateRig start(Vertx vertx, GateSettings settings) {
    return new GateRig(vertx, settings);
  }

  static GateSettings settings(String redisUrl) {
    return new GateSettings(
        0,
        2,
        TestTokens.secrets(),
        RedisSettings.of(redisUrl),
        EntryBounds.usual(),
        StreamBounds.usual(),
        new EvenClock());
  }

  static GateSettings settings(LongSupplier ownMs) {
    var usual = settings(LocalStack.shared().redis().url());
    return new GateSettings(
        0, 2, usual.secrets(), usual.redis(), usual.entries(), usual.streams(), ownMs);
  }

  /** Published, and known to the gate. */
  TestDrop known(TestDrop drop) {
    drop.published(redis);
    until(() -> client.get(drop.path()).status() == 200);
    return drop;
  }

  /** Until the gate shows the drop in that state. */
  void shows(TestDrop drop, String state) {
    until(() -> client.get(drop.path()).json().getString("state").equals(state));
  }

  /** How many calls of that kind this gate made. */
  long calls(String script) {
    var counter = meters.find("rushgate.redis.calls").tag("script", script).counter();
    return counter == null ? 0 : (long) counter.count();
  }

  static void until(Callable<Boolean> condition) {
    Awaitility.await().pollInterval(Duration.ofMillis(20)).until(condition);
  }
}
