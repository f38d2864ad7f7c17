package dev.rushgate.edge.publish;

import dev.rushgate.edge.EdgeConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs a publisher: part of the role {@code drain}. Any number may run at once. */
public final class PublishVerticle extends VerticleBase {

  /** From one look at all drops to the next. */
  static final long LOOK_MS = 500;

  /** From one sweep to the next. */
  static final long SWEEP_MS = 5_000;

  /** From one upkeep to the next. */
  static final long UPKEEP_MS = 15_000;

  /** Well below what the process has for its end: drainers come after, with leases to give back. */
  private static final long STOP_MS_MAX = 2_000;

  private final EdgeConfig config;
  private final Clock clock;
  private final MeterRegistry registry;
  private @Nullable PublishWorkers workers;
  private List<Periodic> work = List.of();

  public PublishVerticle(EdgeConfig config, Clock clock, MeterRegistry registry) {
    this.config = config;
    this.clock = clock;
    this.registry = registry;
  }

  @Override
  public Future<?> start() {
    var w = PublishWorkers.open(vertx, config, clock, registry);
    var publisher = w.publisher();
    workers = w;
    work =
        List.of(
            Periodic.start(vertx, "publish", LOOK_MS, publisher::look),
            Periodic.start(vertx, "sweep", SWEEP_MS, () -> w.sweep().sweep(publisher.onTheirWay())),
            Periodic.start(
                vertx, "upkeep", UPKEEP_MS, () -> w.upkeep().look(publisher.published())),
            Periodic.start(vertx, "revocations", RevocationCopy.EVERY_MS, w.revocations()::copy),
            Periodic.start(
                vertx, "revocations trim", RevocationCopy.TRIM_MS, w.revocations()::trim));
    return Future.succeededFuture();
  }

  /** Rebuilds under way are given up; whoever looks next begins them anew. */
  @Override
  public Future<?> stop() {
    var w = workers;
    if (w == null) {
      return Future.succeededFuture();
    }
    w.rebuilder().stop();
    return Future.join(work.stream().map(Periodic::stop).toList())
        .timeout(STOP_MS_MAX, TimeUnit.MILLISECONDS)
        .transform(ended -> w.close());
  }
}
