package dev.rushgate.edge.publish;

import dev.rushgate.edge.EdgeConfig;
import dev.rushgate.edge.Role;
import dev.rushgate.edge.queue.AdmitOutcome;
import dev.rushgate.edge.queue.Claim;
import dev.rushgate.edge.queue.DropQueue;
import dev.rushgate.edge.queue.DropSnapshot;
import dev.rushgate.edge.queue.EntriesReply;
import dev.rushgate.edge.queue.Entry;
import dev.rushgate.edge.queue.Pop;
import dev.rushgate.edge.queue.SnapshotReply;
import dev.rushgate.edge.queue.Verdict;
import dev.rushgate.model.DatabaseUrl;
import dev.rushgate.model.DropId;
import dev.rushgate.model.LobbyDraw;
import dev.rushgate.model.MemberId;
import dev.rushgate.model.RedisKeys;
import dev.rushgate.model.ReleaseReason;
import dev.rushgate.model.event.Release;
import dev.rushgate.stack.Database;
import dev.rushgate.stack.LocalStack;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A publisher on the real servers, with a database of its own, and short words for tests. */
final class PublishRig {

  static final long LEASE_MS = 60_000;
  private static final long ANSWER_MAX_SECONDS = 30;
  private static final AtomicLong IDS = new AtomicLong(System.currentTimeMillis() * 1_000);

  final Vertx vertx;
  final EdgeConfig config;
  final Database database;
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final PublishWorkers workers;
  final Sql sql;
  final SettlerOffsets settlers;
  private final Context context;

  private PublishRig(Vertx vertx, EdgeConfig config, Database database) {
    this.vertx = vertx;
    this.config = config;
    this.database = database;
    this.context = vertx.getOrCreateContext();
    this.workers =
        on(
            () ->
                Future.succeededFuture(
                    PublishWorkers.open(vertx, config, Clock.systemUTC(), meters)));
    this.sql = new Sql(workers.pool());
    this.settlers = new SettlerOffsets(vertx, Objects.requireNonNull(config.kafka()));
    await(workers.link().ready());
    settlers.catchUp();
  }

  static PublishRig open(Vertx vertx) {
    var stack = LocalStack.shared();
    var database = stack.database().freshDatabase();
    return new PublishRig(
        vertx,
        new EdgeConfig(
            Set.of(Role.DRAIN),
            0,
            stack.redis().url(),
            null,
            new EdgeConfig.Kafka(stack.kafka().bootstrap()),
            new EdgeConfig.Database(
                DatabaseUrl.parse(database.url()), database.user(), database.password())),
        database);
  }

  /** A second publisher beside this one, on the same stores. */
  PublishRig another() {
    return new PublishRig(vertx, config, database);
  }

  void close() {
    await(workers.close());
    settlers.close();
  }

  static <T extends @Nullable Object> T await(Future<T> future) {
    try {
      return future
          .toCompletionStage()
          .toCompletableFuture()
          .get(ANSWER_MAX_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e);
    } catch (InterruptedException | TimeoutException e) {
      throw new IllegalStateException("no answer", e);
    }
  }

  /** Runs it where the workers live. */
  <T extends @Nullable Object> T on(Supplier<Future<T>> work) {
    return await(Future.future(done -> context.runOnContext(v -> work.get().onComplete(done))));
  }

  /** Redis was ended and started; the link has noticed both. */
  void awaitLink() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(ANSWER_MAX_SECONDS))
        .pollInterval(Duration.ofMillis(20))
        .ignoreExceptions()
        .until(() -> redis("ping").equals("PONG"));
  }

  /** One look and all the rebuilds that it began. */
  void look() {
    on(() -> workers.publisher().look().compose(rebuilds -> rebuilds));
  }

  /** One look; its rebuilds go on behind the test. */
  void lookWithoutWaiting() {
    on(() -> workers.publisher().look());
  }

  void sweep() {
    look();
    on(() -> workers.sweep().sweep(workers.publisher().onTheirWay()));
  }

  void upkeep() {
    on(() -> workers.upkeep().look(workers.publisher().published()));
  }

  /** Looks until that holds; each look may find a store away. */
  void lookUntil(Supplier<Boolean> holds) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(ANSWER_MAX_SECONDS))
        .pollInterval(Duration.ofMillis(50))
        .ignoreExceptions()
        .until(
            () -> {
              look();
              return holds.get();
            });
  }

  /** A drop in MySQL that Redis has not heard of. */
  OneDrop create(SampleDrop sample) {
    var id = new DropId(IDS.incrementAndGet());
    sql.create(id, sample);
    return new OneDrop(id);
  }

  /** A drop that is armed in its first epoch. */
  OneDrop publish(SampleDrop sample) {
    var drop = create(sample);
    look();
    return drop;
  }

  DropRow row(DropId drop) {
    return await(DropRows.one(workers.pool(), drop)).orElseThrow();
  }

  String redis(String command, String... arguments) {
    var request = Request.cmd(Command.create(command));
    Arrays.stream(arguments).forEach(request::arg);
    return String.valueOf(await(workers.link().call(request)));
  }

  /** One drop and what shoppers, drainers and settlers do with it. */
  final class OneDrop {

    final DropId id;
    final DropQueue queue;
    final RedisKeys keys;

    OneDrop(DropId id) {
      this.keys = new RedisKeys(id);
      this.id = id;
      this.queue = new DropQueue(workers.link(), id);
    }

    OneDrop enter(String... members) {
      var draw = new LobbyDraw(SampleDrop.SEED);
      var claims =
          Arrays.stream(members)
              .map(MemberId::new)
              .map(member -> new Claim(member, draw.scoreOf(member)))
              .toList();
      await(queue.enter(claims));
      return this;
    }

    /** Pops the head: leased, nothing durable yet. */
    Pop pop() {
      return admit(1).getFirst();
    }

    List<Pop> admit(int max) {
      return await(queue.admit(max, LEASE_MS)) instanceof AdmitOutcome.Admitted admitted
          ? admitted.popped()
          : List.of();
    }

    /** Kafka has the record, the member is told ADMITTED. */
    void acknowledge(Pop pop) {
      await(queue.acknowledge(epoch(), List.of(pop)));
    }

    /** The settlers' row, without the result. */
    void row(Pop pop, String state) {
      sql.row(id, epoch(), pop, state);
    }

    /** Pops the head, and MySQL has the order; nobody has told it. */
    Pop settle() {
      var pop = pop();
      acknowledge(pop);
      row(pop, "LIVE");
      return pop;
    }

    /** The settlers' word to the member. */
    void tell(Pop pop, OptionalLong order) {
      var settled =
          new Verdict.Settled(
              pop.id(id, epoch()), pop.member(), order, OptionalLong.empty(), OptionalLong.empty());
      await(queue.result(List.of(settled)));
    }

    /** The unit comes back: MySQL first, then Redis. */
    void comesBack(long epoch, Pop pop) {
      sql.returned(id, epoch, pop);
      release(epoch, pop);
    }

    void release(long epoch, Pop pop) {
      await(
          queue.release(
              List.of(
                  new Release(
                      pop.id(id, epoch), pop.member(), ReleaseReason.EXPIRED, Instant.now()))));
    }

    long epoch() {
      return sql.stockNumber(id, "epoch");
    }

    Entry entry(String member) {
      var reply = (EntriesReply.Found) await(queue.entries(List.of(new MemberId(member))));
      return reply.entries().getFirst();
    }

    SnapshotReply seen() {
      return await(queue.snapshot());
    }

    DropSnapshot snapshot() {
      return (DropSnapshot) seen();
    }

    boolean armed() {
      return seen() instanceof DropSnapshot snapshot && snapshot.armed();
    }

    /** capacity, remaining and held in Redis, then capacity and live in MySQL. */
    List<Long> units() {
      var now = snapshot();
      return List.of(
          now.units().capacity(),
          now.figures().remaining(),
          now.units().held(),
          sql.stockNumber(id, "capacity"),
          sql.stockNumber(id, "live"));
    }
  }
}
