package dev.rushgate.edge;

import dev.rushgate.edge.drain.DrainVerticle;
import dev.rushgate.edge.gate.Gate;
import dev.rushgate.edge.gate.GateSettings;
import dev.rushgate.edge.ops.Health;
import dev.rushgate.edge.ops.OpsRoutes;
import dev.rushgate.edge.ops.OpsVerticle;
import dev.rushgate.edge.publish.PublishVerticle;
import dev.rushgate.edge.settle.SettleVerticle;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** What a process runs for the roles it was given, in the order in which it starts. */
final class Roles {

  private Roles() {}

  static List<Part> parts(EdgeConfig config, Health health, PrometheusMeterRegistry meters) {
    var ops = new OpsRoutes(health, meters).routes();
    var parts = new ArrayList<Part>();
    var gate = config.gate();
    if (gate != null) {
      parts.add(new Gate(GateSettings.of(config, gate), health, ops, meters));
    } else {
      parts.add(new VerticlePart("ops", () -> new OpsVerticle(config.httpPort(), ops)));
    }
    var clock = Clock.systemUTC();
    if (config.roles().contains(Role.DRAIN)) {
      parts.add(new VerticlePart("drain", () -> new DrainVerticle(config, clock, meters)));
      parts.add(new VerticlePart("publish", () -> new PublishVerticle(config, clock, meters)));
    }
    if (config.roles().contains(Role.SETTLE)) {
      parts.add(new VerticlePart("settle", () -> new SettleVerticle(config, clock, meters)));
    }
    return parts;
  }
}
