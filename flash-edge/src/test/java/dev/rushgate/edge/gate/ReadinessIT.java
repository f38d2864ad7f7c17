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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A gate takes no work before it knows whom to refuse. */
@ExtendWith(VertxExtension.class)
class ReadinessIT {

  @Test
  void aGateIsReadyOnceItKnowsWhatWasRevoked(Vertx vertx) {
    var url = LocalStack.shared().redis().url();
    var redis = RedisLink.open(vertx, RedisSettings.of(url));
    Waiting.on(redis.ready());
    Waiting.on(
        redis
            .call(
                Request.cmd(Command.DEL)
                    .arg(RedisKeys.REVOCATIONS)
                    .arg(RedisKeys.REVOCATION_ENDS)
                    .arg(RedisKeys.REVOCATION_HEAD))
            .mapEmpty());
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

  private static boolean part(Client client, String name) {
    return client.get("/health/ready").json().getJsonObject("parts").getBoolean(name);
  }
}
