package dev.rushgate.edge.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.edge.fixture.NoRevocations;
import dev.rushgate.edge.ops.Health;
import dev.rushgate.edge.ops.OpsRoutes;
import dev.rushgate.edge.queue.RedisLink;
import dev.rushgate.edge.queue.RedisSettings;
import dev.rushgate.model.RedisKeys;
import dev.rushgate.stack.LocalStack;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A gate that does not know whom to refuse. */
@ExtendWith(VertxExtension.class)
class UnconfirmedIT {

  private static void forget(RedisLink redis) {
    Waiting.on(
        redis
            .call(
                Request.cmd(Command.DEL)
                    .arg(RedisKeys.REVOCATIONS)
                    .arg(RedisKeys.REVOCATION_ENDS)
                    .arg(RedisKeys.REVOCATION_HEAD))
            .mapEmpty());
  }

  private static boolean part(Client client, String name) {
    return client.get("/health/ready").json().getJsonObject("parts").getBoolean(name);
  }

  @Test
  void itTakesNoWorkBeforeItKnowsAndIsReadyThen(Vertx vertx) {
    var url = LocalStack.shared().redis().url();
    var redis = RedisLink.open(vertx, RedisSettings.of(url));
    Waiting.on(redis.ready());
    forget(redis);
    var health = new Health();
    var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    var routes = new OpsRoutes(health, meters).routes();
    var gate = new Gate(GateRig.settings(url), health, routes, meters);
    Waiting.on(gate.start(vertx));
    var client = new Client(vertx, gate.port());

    GateRig.until(() -> part(client, "board") && part(client, "redis"));
    assertThat(client.get("/health/ready").status()).isEqualTo(503);
    assertThat(part(client, "revocations")).isFalse();
    assertThat(client.as("alice").post("/api/v1/drops/1/entries").code()).isEqualTo("UNAVAILABLE");
    assertThat(client.get("/api/v1/drops").status()).isEqualTo(200);

    NoRevocations.publish(redis);
    GateRig.until(() -> client.get("/health/ready").status() == 200);
    assertThat(client.as("alice").post("/api/v1/drops/1/entries").code()).isEqualTo("DROP_UNKNOWN");
  }

  @Test
  void itsOpenStreamsGoOnButTellNobodyOfTheirEntry(Vertx vertx) {
    var even = new EvenClock();
    var ahead = new AtomicLong();
    var rig = GateRig.start(vertx, GateRig.settings(() -> even.getAsLong() + ahead.get()));
    var drop = rig.known(TestDrop.aDeal());
    var alice = rig.client.as("alice");
    var ticket = alice.enter(drop).ticket();
    var path = drop.path() + "/stream?ticket=" + ticket;
    var listener = new Listener(vertx, rig.gate.port(), path, null);
    GateRig.until(() -> listener.heardState("entry", "QUEUED"));

    forget(rig.redis);
    ahead.set(10_000);
    GateRig.until(() -> alice.mine(drop).status() == 503);
    drop.admit(rig.redis, 1);
    GateRig.until(
        () -> listener.heard("drop").stream().anyMatch(shown -> shown.getLong("waiting") == 0));
    assertThat(listener.heardState("entry", "ADMITTED")).isFalse();
    assertThat(listener.ended).isFalse();

    NoRevocations.publish(rig.redis);
    GateRig.until(() -> listener.heardState("entry", "ADMITTED"));
    listener.close();
  }
}
