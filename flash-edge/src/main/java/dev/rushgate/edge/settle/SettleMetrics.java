package dev.rushgate.edge.settle;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.DoubleSupplier;

/** What a settler counts. Redelivered records count again, under what they had become. */
final class SettleMetrics {

  private final MeterRegistry registry;
  private final DistributionSummary batchSize;
  private final Counter duplicates;
  private final Counter deadLetters;

  SettleMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.batchSize =
        DistributionSummary.builder("rushgate.settle.batch")
            .description("Records of one transaction")
            .publishPercentiles(0.5, 0.99)
            .register(registry);
    this.duplicates =
        Counter.builder("rushgate.settle.duplicates")
            .description("Records that said again what another of their batch said")
            .register(registry);
    this.deadLetters =
        Counter.builder("rushgate.dead.letters")
            .tag("topic", "admissions")
            .description("Records laid aside")
            .register(registry);
  }

  void watchLag(DoubleSupplier lag) {
    Gauge.builder("rushgate.settle.lag", lag::getAsDouble)
        .description("Records before this settler, in its fullest partition")
        .strongReference(true)
        .register(registry);
  }

  void settled(Batch batch, List<Fate> fates) {
    batchSize.record(batch.admissions().size());
    duplicates.increment(batch.duplicates());
    deadLetters.increment(batch.letters(fates).size());
    for (Fate fate : fates) {
      Counter.builder("rushgate.settled")
          .tag("outcome", fate.word())
          .register(registry)
          .increment();
    }
  }
}
