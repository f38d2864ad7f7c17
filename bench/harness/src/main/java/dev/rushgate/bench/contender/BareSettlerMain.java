package dev.rushgate.bench.contender;

import dev.rushgate.edge.EdgeConfig;
import dev.rushgate.edge.db.DatabasePool;
import dev.rushgate.edge.kafka.KafkaSettings;
import dev.rushgate.edge.queue.DropQueue;
import dev.rushgate.edge.queue.RedisLink;
import dev.rushgate.edge.queue.RedisSettings;
import dev.rushgate.edge.queue.ResultOutcome;
import dev.rushgate.edge.queue.Verdict;
import dev.rushgate.model.AdmissionId;
import dev.rushgate.model.DropId;
import dev.rushgate.model.MemberId;
import dev.rushgate.model.event.Admission;
import dev.rushgate.model.event.EventJson;
import dev.rushgate.model.event.Topics;
import dev.rushgate.model.event.UnreadableEvent;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/**
 * The least that any settler has to do: read the admissions from Kafka, insert their rows, commit
 * the offset, tell Redis. It takes every record at its word: no lock, no look at what is known, no
 * sorting, no judging, no metrics. Safe here only, where every record comes once.
 */
public final class BareSettlerMain {

  private static final String GROUP = "bench.bare-settlers";
  private static final Duration POLL = Duration.ofMillis(200);
  private static final int ANSWER_S_MAX = 10;
  private static final int JOINED_S_MAX = 30;

  private final KafkaConsumer<String, byte[]> consumer;
  private final Pool pool;
  private final RedisLink link;

  private BareSettlerMain(KafkaConsumer<String, byte[]> consumer, Pool pool, RedisLink link) {
    this.consumer = consumer;
    this.pool = pool;
    this.link = link;
  }

  public static void main(String[] arguments) throws TimeoutException {
    var environment = new HashMap<>(System.getenv());
    environment.put("RUSHGATE_ROLES", "settle");
    var config = EdgeConfig.from(environment);
    var vertx = Vertx.vertx();
    Map<String, Object> settings =
        new HashMap<>(KafkaSettings.consumer(Objects.requireNonNull(config.kafka()), GROUP));
    var consumer = new KafkaConsumer<String, byte[]>(settings);
    consumer.subscribe(List.of(Topics.ADMISSIONS));
    var program =
        new BareSettlerMain(
            consumer,
            DatabasePool.open(vertx, Objects.requireNonNull(config.database()), "bare"),
            RedisLink.open(vertx, RedisSettings.of(config.redisUrl())));
    var thread = Executors.newSingleThreadExecutor();
    Control.serve(vertx, count -> program.start(count, thread));
  }

  /** On a thread that may wait. */
  private Future<Double> start(int count, Executor thread) {
    Promise<Double> rate = Promise.promise();
    thread.execute(
        () -> {
          try {
            rate.complete(run(count));
          } catch (TimeoutException | UnreadableEvent | RuntimeException e) {
            rate.fail(e);
          }
        });
    return rate.future();
  }

  /** None: leaves behind what is in the topic. Else settles so many; their rate per second. */
  private double run(int count) throws TimeoutException, UnreadableEvent {
    return count == 0 ? leaveBehind() : settle(count);
  }

  private double leaveBehind() {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(JOINED_S_MAX);
    while (consumer.assignment().isEmpty() && System.nanoTime() < deadline) {
      var _ = consumer.poll(POLL);
    }
    consumer.seekToEnd(consumer.assignment());
    consumer.assignment().forEach(partition -> consumer.position(partition));
    consumer.commitSync();
    return 0;
  }

  private double settle(int count) throws TimeoutException, UnreadableEvent {
    int settled = 0;
    int behindFirst = 0;
    long first = 0;
    while (settled < count) {
      List<Admission> batch = poll();
      if (batch.isEmpty()) {
        continue;
      }
      settle(batch);
      if (first == 0) {
        first = System.nanoTime();
      } else {
        behindFirst += batch.size();
      }
      settled += batch.size();
    }
    return behindFirst * 1e9 / (System.nanoTime() - first);
  }

  private List<Admission> poll() throws UnreadableEvent {
    List<Admission> batch = new ArrayList<>();
    for (var record : consumer.poll(POLL)) {
      batch.add(EventJson.readAdmission(new String(record.value(), StandardCharsets.UTF_8)));
    }
    return batch;
  }

  private void settle(List<Admission> batch) throws TimeoutException {
    List<BareRows.Row> rows = batch.stream().map(BareSettlerMain::row).toList();
    if (rows.stream().map(BareRows.Row::drop).distinct().count() > 1) {
      throw new IllegalStateException("admissions of another drop came between");
    }
    await(pool.withTransaction(tx -> BareRows.insert(tx, rows)));
    consumer.commitSync();
    for (int from = 0; from < rows.size(); from += DropQueue.BATCH_MAX) {
      tell(rows.subList(from, Math.min(rows.size(), from + DropQueue.BATCH_MAX)));
    }
  }

  private void tell(List<BareRows.Row> rows) throws TimeoutException {
    var queue = new DropQueue(link, new DropId(rows.getFirst().drop()));
    ResultOutcome outcome = await(queue.result(rows.stream().map(BareSettlerMain::won).toList()));
    if (!(outcome instanceof ResultOutcome.Told)) {
      throw new IllegalStateException("Redis was not told: " + outcome);
    }
  }

  private static BareRows.Row row(Admission a) {
    AdmissionId id = a.id();
    return BareRows.row(id.drop().value(), id.epoch(), id.no(), a.member().value(), a.seq());
  }

  private static Verdict won(BareRows.Row row) {
    return new Verdict.Settled(
        new AdmissionId(new DropId(row.drop()), row.epoch(), row.no()),
        new MemberId(row.member()),
        OptionalLong.empty(),
        OptionalLong.of(row.coupon()),
        OptionalLong.empty());
  }

  private static <T> T await(Future<T> answer) throws TimeoutException {
    return answer.await(ANSWER_S_MAX, TimeUnit.SECONDS);
  }
}
