package dev.rushgate.edge.drain;

import dev.rushgate.edge.EdgeConfig;
import dev.rushgate.edge.db.DatabasePool;
import dev.rushgate.edge.kafka.DeadLetters;
import dev.rushgate.edge.kafka.Groups;
import dev.rushgate.edge.kafka.Reader;
import dev.rushgate.edge.kafka.Sender;
import dev.rushgate.edge.loop.Insistence;
import dev.rushgate.edge.loop.Loop;
import dev.rushgate.edge.queue.EventsSubscription;
import dev.rushgate.edge.queue.RedisLink;
import dev.rushgate.edge.queue.RedisSettings;
import dev.rushgate.model.event.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drains all drops until it is undeployed, and applies the releases that its partitions bring.
 * Several may work side by side: the scripts make that safe.
 */
public final class DrainVerticle extends VerticleBase {

  private static final long RELEASES_STOP_MS_MAX = 2_000;
  private static final long CLOSE_MS_MAX = 2_000;

  private static final Logger log = LoggerFactory.getLogger(DrainVerticle.class);

  private final EdgeConfig config;
  private final Clock clock;
  private final MeterRegistry registry;
  private final long leaseMs;
  private @Nullable Running running;

  private record Running(
      RedisLink link,
      EventsSubscription events,
      Directory directory,
      Rounds rounds,
      Sender sender,
      Pool pool,
      Loop releasing,
      ReleaseConsumer releases) {}

  public DrainVerticle(EdgeConfig config, Clock clock, MeterRegistry registry) {
    this(config, clock, registry, Drainer.LEASE_MS);
  }

  /** For tests that wait for a lease to end. */
  DrainVerticle(EdgeConfig config, Clock clock, MeterRegistry registry, long leaseMs) {
    this.config = config;
    this.clock = clock;
    this.registry = registry;
    this.leaseMs = leaseMs;
  }

  @Override
  public Future<?> start() {
    var kafka = Objects.requireNonNull(config.kafka());
    return Reader.open(vertx, kafka, Groups.RELEASERS, Topics.RELEASES)
        .onSuccess(
            reader -> {
              running = wire(kafka, reader);
              running.directory.start();
              running.releasing.start(running.releases::turn);
              log.info("drainer started");
            });
  }

  private Running wire(EdgeConfig.Kafka kafka, Reader reader) {
    var metrics = new DrainMetrics(registry);
    var insist = new Insistence(vertx);
    var settings = RedisSettings.of(config.redisUrl());
    var link = RedisLink.open(vertx, settings);
    var sender = Sender.open(vertx, kafka);
    var pool = DatabasePool.open(vertx, Objects.requireNonNull(config.database()), "drain");
    var rounds =
        new Rounds(
            vertx,
            insist,
            drop -> new Drainer(link, drop, sender, clock, insist, metrics, leaseMs));
    var directory = new Directory(vertx, link, rounds);
    return new Running(
        link,
        EventsSubscription.open(vertx, settings, directory),
        directory,
        rounds,
        sender,
        pool,
        new Loop(vertx, "releasing"),
        new ReleaseConsumer(
            vertx, reader, link, new Archive(pool), new DeadLetters(sender), metrics));
  }

  @Override
  public Future<?> stop() {
    Running now = running;
    if (now == null) {
      return Future.succeededFuture();
    }
    now.directory.stop();
    Future<Void> releasesEnded =
        now.releasing.stop().timeout(RELEASES_STOP_MS_MAX, TimeUnit.MILLISECONDS).otherwiseEmpty();
    return Future.join(now.rounds.stop(), releasesEnded)
        .compose(v -> close(now))
        .onSuccess(v -> log.info("drainer stopped"));
  }

  private static Future<Void> close(Running now) {
    return Future.join(
            now.releases.close(),
            now.sender.close(),
            now.pool.close(),
            now.events.close(),
            now.link.close())
        .<Void>mapEmpty()
        .timeout(CLOSE_MS_MAX, TimeUnit.MILLISECONDS)
        .otherwiseEmpty();
  }
}
