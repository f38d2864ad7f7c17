package dev.rushgate.bench.contender;

import dev.rushgate.bench.load.Members;
import dev.rushgate.edge.EdgeConfig;
import dev.rushgate.edge.db.DatabasePool;
import dev.rushgate.edge.kafka.KafkaSettings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/**
 * What a settler could reach if it only wrote: the same rows through the same client, with its
 * statements of many rows, one transaction for as many as a settler polls at most, one after the
 * other. It neither reads Kafka, nor looks for what is known, nor tells Redis.
 */
public final class BareInsertsMain {

  private static final String STOCK =
      """
      INSERT INTO drop_stock (drop_id, capacity, target, live, paid, epoch, next_epoch, version,
        state, suspect) VALUES (?, ?, ?, 0, 0, 1, 1, 1, 'OPEN', FALSE)
      """;

  private static final int ROWS_PER_TRANSACTION = KafkaSettings.POLL_RECORDS_MAX;
  private static final long EPOCH = 1;

  private final Pool pool;

  private BareInsertsMain(Pool pool) {
    this.pool = pool;
  }

  public static void main(String[] arguments) throws TimeoutException {
    var environment = new HashMap<>(System.getenv());
    environment.put("RUSHGATE_ROLES", "settle");
    var database = Objects.requireNonNull(EdgeConfig.from(environment).database());
    var vertx = Vertx.vertx();
    var program = new BareInsertsMain(DatabasePool.open(vertx, database, "bare"));
    Control.serve(vertx, program::insertAll);
  }

  private static final class Clock {
    private long firstNanos;
    private long lastNanos;

    void committed() {
      lastNanos = System.nanoTime();
      if (firstNanos == 0) {
        firstNanos = lastNanos;
      }
    }
  }

  /** Rows per second, from the first commit to the last. A drop without a spec: nobody's else. */
  private Future<Double> insertAll(int count) {
    long drop = System.currentTimeMillis() * 1_000;
    var clock = new Clock();
    Future<Void> done = pool.preparedQuery(STOCK).execute(Tuple.of(drop, count, count)).mapEmpty();
    for (int first = 1; first <= count; first += ROWS_PER_TRANSACTION) {
      int from = first;
      int to = Math.min(count, first + ROWS_PER_TRANSACTION - 1);
      done =
          done.compose(before -> transaction(drop, from, to))
              .onSuccess(committed -> clock.committed());
    }
    int behindFirst = count - Math.min(count, ROWS_PER_TRANSACTION);
    return done.map(all -> behindFirst * 1e9 / (clock.lastNanos - clock.firstNanos));
  }

  private Future<Void> transaction(long drop, int from, int to) {
    return pool.withTransaction(tx -> insert(tx, drop, from, to)).mapEmpty();
  }

  private static Future<Void> insert(SqlConnection tx, long drop, int from, int to) {
    return BareRows.insert(
        tx,
        IntStream.rangeClosed(from, to)
            .mapToObj(no -> BareRows.row(drop, EPOCH, no, Members.id(no).value(), no))
            .toList());
  }
}
