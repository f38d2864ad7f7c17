package dev.rushgate.edge.publish;

import dev.rushgate.edge.EdgeConfig;
import dev.rushgate.edge.fixture.OnLoop;
import dev.rushgate.edge.queue.DropQueue;
import dev.rushgate.edge.queue.RedisLink;
import dev.rushgate.model.DropId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Instant;

/** A publisher whose steps a test takes one by one, for tests of several packages at once. */
public final class StepwisePublisher {

  private final OnLoop loop;
  private final PublishWorkers workers;

  private StepwisePublisher(OnLoop loop, PublishWorkers workers) {
    this.loop = loop;
    this.workers = workers;
  }

  public static StepwisePublisher open(Vertx vertx, EdgeConfig config) {
    var loop = OnLoop.of(vertx);
    var meters = new SimpleMeterRegistry();
    var workers = loop.get(() -> PublishWorkers.open(vertx, config, Clock.systemUTC(), meters));
    OnLoop.answer(workers.link().ready());
    return new StepwisePublisher(loop, workers);
  }

  /** Its own way to Redis. */
  public RedisLink link() {
    return workers.link();
  }

  /** Step 1 of a rebuild, for the reason that a look would find. */
  public StepwiseRebuild begin(DropId drop) {
    var row = OnLoop.answer(DropRows.one(workers.pool(), drop)).orElseThrow();
    var seen = OnLoop.answer(new DropQueue(workers.link(), drop).snapshot());
    var reason =
        NextStep.of(row, seen) instanceof NextStep.Rebuild rebuild
            ? rebuild.reason()
            : RebuildReason.SUSPECT;
    var begun = loop.call(() -> workers.steps().begin(row, reason, Instant.now())).orElseThrow();
    return new StepwiseRebuild(loop, workers.steps(), begun);
  }

  /** A look at all drops that are not archived; inside, the end of the rebuilds it began. */
  public Future<Void> look() {
    return loop.call(() -> workers.publisher().look().map(Looked::new)).rebuilds();
  }

  private record Looked(Future<Void> rebuilds) {}

  /** A look, and then the sweep of what it found on its way. */
  public void sweep() {
    OnLoop.answer(look());
    loop.call(() -> workers.sweep().sweep(workers.publisher().onTheirWay()));
  }

  /** Whether the settlers have been through all that is in Kafka now. */
  public boolean settlersPassed() {
    return loop.call(() -> workers.barrier().ends().compose(workers.barrier()::passed));
  }

  public void close() {
    loop.call(workers::close);
  }
}
