package dev.rushgate.bench.contender;

import dev.rushgate.edge.EdgeConfig;
import dev.rushgate.edge.gate.Gate;
import dev.rushgate.edge.gate.GateSettings;
import dev.rushgate.edge.ops.Health;
import dev.rushgate.edge.ops.OpsRoutes;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.Objects;

/**
 * The gate as it is, but each entry is a script call of its own, sent at once, many at a time on
 * the same connection: what pipelining alone gives.
 */
public final class UnbatchedGateMain {

  private UnbatchedGateMain() {}

  public static void main(String[] arguments) {
    var config = EdgeConfig.from(System.getenv());
    var usual = GateSettings.of(config, Objects.requireNonNull(config.gate()));
    var health = new Health();
    var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    var settings =
        new GateSettings(
            usual.port(),
            usual.loops(),
            usual.secrets(),
            usual.redis().withCallsInFlightMax(usual.entries().loopUnderWayMax()),
            usual.entries().oneCallPerRequest(),
            usual.streams(),
            usual.ownMs());
    var gate = new Gate(settings, health, new OpsRoutes(health, meters).routes(), meters);
    gate.start(Vertx.vertx(new VertxOptions().setPreferNativeTransport(true)))
        .onFailure(
            cause -> {
              System.err.println("the gate cannot start: " + cause);
              System.exit(1);
            });
  }
}
