package dev.rushgate.edge.drain;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What a drainer counts, over all drops. */
final class DrainMetrics {

  final Counter admitted;
  final Counter takenOver;
  final Counter produced;
  final Counter acknowledged;
  final Counter refused;
  final Counter released;
  final Counter deadReleases;

  DrainMetrics(MeterRegistry registry) {
    admitted = counter(registry, "rushgate.drain.admitted", "Units taken from the head of a queue");
    takenOver = counter(registry, "rushgate.drain.taken.over", "Leases of drainers that are gone");
    produced = counter(registry, "rushgate.drain.produced", "Admissions that Kafka confirmed");
    acknowledged = counter(registry, "rushgate.drain.acknowledged", "Leases ended as confirmed");
    refused = counter(registry, "rushgate.drain.refused", "Waiting members refused as hopeless");
    released = counter(registry, "rushgate.drain.released", "Units that came back to a queue");
    deadReleases =
        Counter.builder("rushgate.dead.letters")
            .tag("topic", "releases")
            .description("Records laid aside")
            .register(registry);
  }

  private static Counter counter(MeterRegistry registry, String name, String description) {
    return Counter.builder(name).description(description).register(registry);
  }
}
