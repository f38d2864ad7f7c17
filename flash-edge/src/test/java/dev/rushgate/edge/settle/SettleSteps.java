package dev.rushgate.edge.settle;

import dev.rushgate.edge.EdgeConfig;
import dev.rushgate.edge.db.DatabasePool;
import dev.rushgate.edge.db.Retry;
import dev.rushgate.edge.queue.RedisLink;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.kafka.client.consumer.KafkaConsumerRecord;
import io.vertx.kafka.client.consumer.impl.KafkaConsumerRecordImpl;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What a settler does between its poll and its commit, for tests of several packages at once. */
public final class SettleSteps {

  private final Pool pool;
  private final Recorder recorder;
  private final Teller teller;

  private SettleSteps(Pool pool, Recorder recorder, Teller teller) {
    this.pool = pool;
    this.recorder = recorder;
    this.teller = teller;
  }

  /** On the current context. */
  public static SettleSteps open(Vertx vertx, EdgeConfig config, RedisLink link) {
    var pool = DatabasePool.open(vertx, Objects.requireNonNull(config.database()), "traces");
    var recorder = new Recorder(pool, new Retry(vertx), Clock.systemUTC());
    return new SettleSteps(pool, recorder, new Teller(link));
  }

  /** One poll's records, in one transaction. */
  public Future<List<Fate>> settle(List<ConsumerRecord<String, byte[]>> polled) {
    List<KafkaConsumerRecord<String, byte[]>> records =
        polled.stream()
            .<KafkaConsumerRecord<String, byte[]>>map(KafkaConsumerRecordImpl::new)
            .toList();
    return recorder.record(Batch.read(records).inOrder());
  }

  public Future<Void> tell(List<Fate> fates) {
    return teller.tell(fates);
  }

  public Future<Void> close() {
    return pool.close();
  }
}
