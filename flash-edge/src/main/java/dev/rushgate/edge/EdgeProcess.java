package dev.rushgate.edge;

import dev.rushgate.edge.ops.Health;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A process of the edge: its parts, started in order and ended in reverse. */
final class EdgeProcess {

  private static final Logger LOG = LoggerFactory.getLogger(EdgeProcess.class);

  /** How long readiness says no before anything stops, so that a balancer may see it. */
  private static final Duration ENDING_SHOWN = Duration.ofSeconds(1);

  private final EdgeConfig config;
  private final Vertx vertx;
  private final Health health = new Health();
  private final List<Part> parts;
  private final Deque<Part> started = new ArrayDeque<>();

  EdgeProcess(EdgeConfig config) {
    this.config = config;
    this.vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    new JvmMemoryMetrics().bindTo(meters);
    new JvmThreadMetrics().bindTo(meters);
    gcMetrics().bindTo(meters);
    this.parts = Roles.parts(config, health, meters);
  }

  Future<Void> start() {
    LOG.info(
        "edge starting roles={} port={} native_transport={}",
        config.roles(),
        config.httpPort(),
        vertx.isNativeTransportEnabled());
    Future<Void> all = Future.succeededFuture();
    for (Part part : parts) {
      all = all.compose(v -> part.start(vertx)).onSuccess(v -> begun(part));
    }
    return all.onSuccess(v -> LOG.info("edge started roles={}", config.roles()));
  }

  /** Says that it ends, then stops the parts, the last first. The event loops end with the JVM. */
  Future<Void> stop() {
    LOG.info("edge ending roles={}", config.roles());
    health.end();
    return vertx.timer(ENDING_SHOWN.toMillis(), TimeUnit.MILLISECONDS).compose(v -> stopNext());
  }

  private void begun(Part part) {
    started.push(part);
    LOG.info("part started part={}", part.name());
  }

  private Future<Void> stopNext() {
    var part = started.poll();
    return part == null
        ? Future.succeededFuture()
        : part.stop(vertx)
            .onSuccess(v -> LOG.info("part stopped part={}", part.name()))
            .onFailure(cause -> LOG.warn("part did not stop part={}", part.name(), cause))
            .transform(done -> stopNext());
  }

  @SuppressWarnings("resource") // It listens to the collector for as long as the process lives.
  private static JvmGcMetrics gcMetrics() {
    return new JvmGcMetrics();
  }
}
