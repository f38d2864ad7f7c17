package dev.rushgate.edge.drain;

import dev.rushgate.edge.EdgeConfig;
import dev.rushgate.edge.db.DatabasePool;
import dev.rushgate.edge.kafka.DeadLetters;
import dev.rushgate.edge.kafka.Groups;
import dev.rushgate.edge.kafka.Reader;
import dev.rushgate.edge.kafka.Sender;
import dev.rushgate.edge.queue.RedisLink;
import dev.rushgate.model.event.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.kafka.client.consumer.KafkaConsumerRecord;
import io.vertx.sqlclient.Pool;
import java.util.List;
import java.util.Objects;

/** A consumer of releases step by step, for tests of several packages at once. */
public final class ReleaseSteps {

  private final ReleaseConsumer consumer;
  private final Pool pool;
  private final Sender sender;

  private ReleaseSteps(ReleaseConsumer consumer, Pool pool, Sender sender) {
    this.consumer = consumer;
    this.pool = pool;
    this.sender = sender;
  }

  /** On the current context. */
  public static Future<ReleaseSteps> open(Vertx vertx, EdgeConfig config, RedisLink link) {
    var kafka = Objects.requireNonNull(config.kafka());
    var pool = DatabasePool.open(vertx, Objects.requireNonNull(config.database()), "traces");
    var sender = Sender.open(vertx, kafka);
    var metrics = new DrainMetrics(new SimpleMeterRegistry());
    return Reader.open(vertx, kafka, Groups.RELEASERS, Topics.RELEASES)
        .map(
            reader ->
                new ReleaseConsumer(
                    vertx, reader, link, new Archive(pool), new DeadLetters(sender), metrics))
        .map(consumer -> new ReleaseSteps(consumer, pool, sender));
  }

  public Future<List<KafkaConsumerRecord<String, byte[]>>> poll() {
    return consumer.poll();
  }

  /** Those that are done with. */
  public Future<List<KafkaConsumerRecord<String, byte[]>>> apply(
      List<KafkaConsumerRecord<String, byte[]>> polled) {
    return consumer.apply(polled);
  }

  public Future<Void> commit(List<KafkaConsumerRecord<String, byte[]>> done) {
    return consumer.commit(done);
  }

  public Future<Void> close() {
    return Future.join(consumer.close(), sender.close(), pool.close()).mapEmpty();
  }
}
