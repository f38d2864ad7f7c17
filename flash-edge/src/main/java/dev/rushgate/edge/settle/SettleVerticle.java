package dev.rushgate.edge.settle;

import dev.rushgate.edge.EdgeConfig;
import dev.rushgate.edge.loop.Loop;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.kafka.client.consumer.KafkaConsumerRecord;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Settles until it is undeployed: one consumer of the group per instance. */
public final class SettleVerticle extends VerticleBase {

  /** A batch under way gets so long to end; one that does not is settled again elsewhere. */
  private static final long STOP_MS_MAX = 2_000;

  private static final Logger log = LoggerFactory.getLogger(SettleVerticle.class);

  private final EdgeConfig config;
  private final Clock clock;
  private final MeterRegistry registry;
  private @Nullable Settler settler;
  private @Nullable Loop loop;

  public SettleVerticle(EdgeConfig config, Clock clock, MeterRegistry registry) {
    this.config = config;
    this.clock = clock;
    this.registry = registry;
  }

  @Override
  public Future<?> start() {
    var own = new Loop(vertx, "settling");
    loop = own;
    return Settler.open(vertx, config, clock, registry)
        .onSuccess(
            opened -> {
              settler = opened;
              own.start(() -> turn(opened, own));
              log.info("settler started");
            });
  }

  // What the database has is told even when the commit failed: it is true, and the offset follows
  // with a later commit or with whoever owns the partition now.
  private static Future<Void> turn(Settler settler, Loop loop) {
    return settler
        .poll()
        .compose(
            polled ->
                settled(settler, loop, polled)
                    .compose(
                        fates ->
                            settler
                                .commit(polled)
                                .onFailure(e -> log.warn("offsets not committed", e))
                                .otherwiseEmpty()
                                .compose(v -> settler.tell(fates))));
  }

  private static Future<List<Fate>> settled(
      Settler settler, Loop loop, List<KafkaConsumerRecord<String, byte[]>> polled) {
    return loop.insist().on("settle batch size=" + polled.size(), () -> settler.settle(polled));
  }

  @Override
  public Future<?> stop() {
    return Objects.requireNonNull(loop)
        .stop()
        .timeout(STOP_MS_MAX, TimeUnit.MILLISECONDS)
        .otherwiseEmpty()
        .compose(v -> settler == null ? Future.succeededFuture() : settler.close())
        .onSuccess(v -> log.info("settler stopped"));
  }
}
