package dev.rushgate.edge.publish;

import dev.rushgate.edge.EdgeConfig;
import dev.rushgate.edge.db.DatabasePool;
import dev.rushgate.edge.db.Retry;
import dev.rushgate.edge.queue.RedisLink;
import dev.rushgate.edge.queue.RedisSettings;
import dev.rushgate.edge.queue.RevocationList;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.util.Objects;

/** The parts of one publisher and what connects them, on the context they are opened on. */
record PublishWorkers(
    Pool pool,
    RedisLink link,
    Barrier barrier,
    RebuildSteps steps,
    Rebuilder rebuilder,
    StockChanges stock,
    PublishSteps perform,
    Publisher publisher,
    Sweep sweep,
    Upkeep upkeep,
    RevocationCopy revocations) {

  static PublishWorkers open(Vertx vertx, EdgeConfig config, Clock clock, MeterRegistry registry) {
    var pool = DatabasePool.open(vertx, Objects.requireNonNull(config.database()), "publish");
    var link = RedisLink.open(vertx, RedisSettings.of(config.redisUrl()));
    var barrier = Barrier.open(vertx, Objects.requireNonNull(config.kafka()));
    var retry = new Retry(vertx);
    var metrics = new PublishMetrics(registry);
    var stock = new StockChanges(pool, retry);
    var directory = new Directory(link);
    var noticed = new Noticed(clock);
    var steps = new RebuildSteps(pool, retry, link);
    var perform = new PublishSteps(pool, link, stock, directory);
    var lock = new RebuildLock(link);
    var rebuilder = new Rebuilder(vertx, clock, steps, barrier, lock, directory, noticed, metrics);
    link.onStateChange(
        connected -> {
          if (!connected) {
            noticed.redisAway();
          }
        });
    return new PublishWorkers(
        pool,
        link,
        barrier,
        steps,
        rebuilder,
        stock,
        perform,
        new Publisher(pool, link, perform, rebuilder, noticed, metrics),
        new Sweep(pool, link, new MissingRows(pool, barrier, metrics), metrics),
        new Upkeep(pool, directory, stock),
        new RevocationCopy(
            pool, new RevocationList(link), new RevocationMetrics(registry, System::nanoTime)));
  }

  Future<Void> close() {
    rebuilder.stop();
    return Future.join(link.close(), barrier.close(), pool.close()).<Void>mapEmpty();
  }
}
