package dev.rushgate.edge.publish;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** What the operator sees of copying revocations. */
final class RevocationMetrics {

  private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

  private final LongSupplier nanos;
  private final Counter unreadable;
  private volatile long copiedAtNanos;
  private volatile long number;

  /** {@code nanos} as of {@link System#nanoTime}; the age counts from now until the first copy. */
  RevocationMetrics(MeterRegistry registry, LongSupplier nanos) {
    this.nanos = nanos;
    this.copiedAtNanos = nanos.getAsLong();
    Gauge.builder("rushgate.revocations.copied", this, m -> m.number)
        .description("The newest revocation that this publisher saw in Redis' list")
        .register(registry);
    Gauge.builder("rushgate.revocations.copied.age", this, RevocationMetrics::age)
        .description("Since this publisher last saw the list and the table agree")
        .baseUnit("seconds")
        .register(registry);
    unreadable =
        Counter.builder("rushgate.revocations.unreadable")
            .description("Rows of a kind that this version does not know, not copied")
            .register(registry);
  }

  /** The list is whole up to there. */
  void copied(long upTo) {
    number = upTo;
    copiedAtNanos = nanos.getAsLong();
  }

  void unreadable(int rows) {
    unreadable.increment(rows);
  }

  private double age() {
    return (nanos.getAsLong() - copiedAtNanos) / NANOS_PER_SECOND;
  }
}
