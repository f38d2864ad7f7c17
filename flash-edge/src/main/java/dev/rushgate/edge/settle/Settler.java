package dev.rushgate.edge.settle;

import dev.rushgate.edge.EdgeConfig;
import dev.rushgate.edge.db.DatabasePool;
import dev.rushgate.edge.db.Retry;
import dev.rushgate.edge.kafka.DeadLetters;
import dev.rushgate.edge.kafka.Groups;
import dev.rushgate.edge.kafka.Reader;
import dev.rushgate.edge.kafka.Sender;
import dev.rushgate.edge.queue.RedisLink;
import dev.rushgate.edge.queue.RedisSettings;
import dev.rushgate.model.event.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.kafka.client.consumer.KafkaConsumerRecord;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps of settling, one at a time: {@code poll -> settle -> commit -> tell}. Whoever stops
 * between two of them loses nothing: the records come again, and what is recorded stays so.
 */
public final class Settler {

  private static final long CLOSE_MS_MAX = 2_000;

  private static final Logger log = LoggerFactory.getLogger(Settler.class);

  private final Reader reader;
  private final Sender sender;
  private final Pool pool;
  private final RedisLink link;
  private final DeadLetters deadLetters;
  private final Recorder recorder;
  private final Teller teller;
  private final SettleMetrics metrics;

  private Settler(
      Reader reader, Sender sender, Pool pool, RedisLink link, Recorder recorder, SettleMetrics m) {
    this.reader = reader;
    this.sender = sender;
    this.pool = pool;
    this.link = link;
    this.deadLetters = new DeadLetters(sender);
    this.recorder = recorder;
    this.teller = new Teller(link);
    this.metrics = m;
  }

  /** A settler on the current context; its stores may be away, the steps then fail. */
  public static Future<Settler> open(
      Vertx vertx, EdgeConfig config, Clock clock, MeterRegistry registry) {
    var kafka = Objects.requireNonNull(config.kafka());
    var pool = DatabasePool.open(vertx, Objects.requireNonNull(config.database()), "settle");
    var link = RedisLink.open(vertx, RedisSettings.of(config.redisUrl()));
    var recorder = new Recorder(pool, new Retry(vertx), clock);
    var metrics = new SettleMetrics(registry);
    return Reader.open(vertx, kafka, Groups.SETTLERS, Topics.ADMISSIONS)
        .onSuccess(reader -> metrics.watchLag(reader::lag))
        .map(
            reader ->
                new Settler(reader, Sender.open(vertx, kafka), pool, link, recorder, metrics));
  }

  /** The next records; none after a short wait. */
  public Future<List<KafkaConsumerRecord<String, byte[]>>> poll() {
    return reader.poll();
  }

  /**
   * One transaction for all records, then the letters of those that cannot be recorded. After a
   * failure the same records may be settled again, here or elsewhere.
   */
  public Future<List<Fate>> settle(List<KafkaConsumerRecord<String, byte[]>> polled) {
    if (polled.isEmpty()) {
      return Future.succeededFuture(List.of());
    }
    Batch batch = Batch.read(polled);
    return recorder
        .record(batch.inOrder())
        .compose(fates -> deadLetters.send(batch.letters(fates)).map(fates))
        .onSuccess(fates -> metrics.settled(batch, fates))
        .onSuccess(Settler::log);
  }

  /** Moves the offset behind these records, and behind earlier ones whose commit failed. */
  public Future<Void> commit(List<KafkaConsumerRecord<String, byte[]>> settled) {
    return reader.commitBehind(settled);
  }

  /** Never fails: what does not get through is told by the sweep or the rebuild. */
  public Future<Void> tell(List<Fate> fates) {
    return teller.tell(fates);
  }

  /** Ends all connections; never fails, and is bounded. */
  public Future<Void> close() {
    return Future.join(reader.close(), sender.close(), pool.close(), link.close())
        .<Void>mapEmpty()
        .timeout(CLOSE_MS_MAX, TimeUnit.MILLISECONDS)
        .otherwiseEmpty();
  }

  private static void log(List<Fate> fates) {
    for (Fate fate : fates) {
      var a = fate.admission();
      switch (fate) {
        case Fate.Settled s -> log.debug("admission settled id={} member={}", a.id(), a.member());
        case Fate.Returned r -> log.debug("admission had returned id={}", a.id());
        case Fate.Stale s -> log.info("admission stale id={} member={}", a.id(), a.member());
        case Fate.Refused(var x, var why) ->
            log.warn(
                "admission refused by guard id={} member={} reason={}", a.id(), a.member(), why);
        case Fate.Dead(var x, var reason) ->
            log.error("admission dead id={} member={} reason={}", a.id(), a.member(), reason);
        case Fate.Unrecorded(var x, var reason) ->
            log.error("admission unrecorded id={} member={} reason={}", a.id(), a.member(), reason);
      }
    }
  }
}
