package dev.rushgate.edge.publish;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** What the operator sees of publishing. */
final class PublishMetrics {

  private final Map<RebuildReason, Timer> rebuilds = new EnumMap<>(RebuildReason.class);
  private final AtomicInteger unfit = new AtomicInteger();
  private final AtomicInteger missing = new AtomicInteger();
  private final Counter swept;

  PublishMetrics(MeterRegistry registry) {
    for (var reason : RebuildReason.values()) {
      rebuilds.put(
          reason,
          Timer.builder("rushgate.rebuild")
              .description("From the moment a drop was noticed to admit nobody until it was armed")
              .tag("reason", reason.name())
              .register(registry));
    }
    Gauge.builder("rushgate.drops.unarmed", unfit, AtomicInteger::get)
        .description("Drops that admit nobody until they are rebuilt")
        .register(registry);
    Gauge.builder("rushgate.admissions.missing", missing, AtomicInteger::get)
        .description("Admissions that Kafka confirmed and the settlers passed, without a row")
        .register(registry);
    swept =
        Counter.builder("rushgate.results.swept")
            .description("Results that the sweep told because nobody else had")
            .register(registry);
  }

  void armed(RebuildReason reason, Duration closedFor) {
    var timer = rebuilds.get(reason);
    if (timer != null) {
      timer.record(closedFor);
    }
  }

  void unarmed(int drops) {
    unfit.set(drops);
  }

  void missing(int admissions) {
    missing.set(admissions);
  }

  void swept(int results) {
    swept.increment(results);
  }
}
