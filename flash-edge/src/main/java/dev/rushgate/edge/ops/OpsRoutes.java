package dev.rushgate.edge.ops;

import dev.rushgate.edge.http.Problems;
import dev.rushgate.edge.http.Reply;
import dev.rushgate.edge.http.Route;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Health and metrics, on the port of every process whatever its roles. */
public final class OpsRoutes {

  private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private final Health health;
  private final PrometheusMeterRegistry meters;

  public OpsRoutes(Health health, PrometheusMeterRegistry meters) {
    this.health = health;
    this.meters = meters;
  }

  public List<Route> routes() {
    return List.of(
        Route.of(HttpMethod.GET, "/health/live", x -> Future.succeededFuture(live())),
        Route.of(HttpMethod.GET, "/health/ready", x -> Future.succeededFuture(ready())),
        Route.of(HttpMethod.GET, "/metrics", x -> Future.succeededFuture(metrics())));
  }

  private static Reply live() {
    return Reply.json(200, "LIVE", new JsonObject().put("status", "UP"));
  }

  private Reply ready() {
    var parts = health.parts();
    var missing =
        parts.entrySet().stream().filter(p -> !p.getValue()).map(Map.Entry::getKey).toList();
    return missing.isEmpty()
        ? Reply.json(200, "READY", new JsonObject().put("status", "UP").put("parts", json(parts)))
        : Problems.unavailable("Not ready: " + String.join(", ", missing) + ".")
            .with("parts", json(parts).getMap())
            .reply();
  }

  private static JsonObject json(Map<String, Boolean> parts) {
    return new JsonObject(
        parts.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  private Reply metrics() {
    return Reply.text(200, "METRICS", PROMETHEUS_TEXT, meters.scrape());
  }
}
