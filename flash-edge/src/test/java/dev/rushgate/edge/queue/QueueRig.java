package dev.rushgate.edge.queue;

import dev.rushgate.model.AdmissionId;
import dev.rushgate.model.DropId;
import dev.rushgate.model.DropState;
import dev.rushgate.model.MemberId;
import dev.rushgate.model.RedisKeys;
import dev.rushgate.model.ReleaseReason;
import dev.rushgate.model.event.Release;
import dev.rushgate.stack.LocalStack;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One drop of its own on the real Redis, and short words for what tests do with it. */
final class QueueRig {

  static final long LEASE_MS = 60_000;
  private static final long ANSWER_MAX_SECONDS = 20;
  private static final AtomicLong IDS = new AtomicLong(System.currentTimeMillis() * 1_000);

  final RedisLink link;
  final DropId drop;
  final DropQueue queue;
  final RedisKeys keys;

  private QueueRig(RedisLink link) {
    this.link = link;
    this.drop = new DropId(IDS.incrementAndGet());
    this.queue = new DropQueue(link, drop);
    this.keys = new RedisKeys(drop);
  }

  static QueueRig open(Vertx vertx) {
    return open(vertx, RedisSettings.of(LocalStack.shared().redis().url()));
  }

  static QueueRig open(Vertx vertx, RedisSettings settings) {
    var link = RedisLink.open(vertx, settings);
    await(link.ready());
    return new QueueRig(link);
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

  QueueRig publish(SampleDrop sample) {
    await(queue.fence(1));
    var outcome = await(queue.restore(sample.restoration(drop, 1)));
    if (!(outcome instanceof RestoreOutcome.Restored)) {
      throw new IllegalStateException("not armed: " + outcome);
    }
    return this;
  }

  List<EnterOutcome> enter(String... members) {
    var claims = Arrays.stream(members).map(member -> new Claim(new MemberId(member), -1)).toList();
    return entered(claims).outcomes();
  }

  EnterReply.Entered entered(List<Claim> claims) {
    return (EnterReply.Entered) await(queue.enter(claims));
  }

  Entry entry(String member) {
    var reply = (EntriesReply.Found) await(queue.entries(List.of(new MemberId(member))));
    return reply.entries().getFirst();
  }

  AdmitOutcome.Admitted admit(int max) {
    return (AdmitOutcome.Admitted) await(queue.admit(max, LEASE_MS));
  }

  /** Pops the head and says that Kafka has it. */
  Pop send() {
    var admitted = admit(1);
    var pop = admitted.popped().getFirst();
    await(queue.acknowledge(admitted.epoch(), List.of(pop)));
    return pop;
  }

  /** Pops the head and settles it. */
  Pop settle() {
    var pop = send();
    await(queue.result(List.of(settled(1, pop))));
    return pop;
  }

  Verdict settled(long epoch, Pop pop) {
    return new Verdict.Settled(
        pop.id(drop, epoch),
        pop.member(),
        OptionalLong.of(900 + pop.no()),
        OptionalLong.empty(),
        OptionalLong.of(1_234_567_890_123L));
  }

  Release returned(long epoch, Pop pop) {
    return new Release(
        pop.id(drop, epoch), pop.member(), ReleaseReason.EXPIRED, Instant.ofEpochMilli(0));
  }

  ReleaseOutcome release(Pop... pops) {
    return await(queue.release(Arrays.stream(pops).map(pop -> returned(1, pop)).toList()));
  }

  AdmissionId id(long epoch, long no) {
    return new AdmissionId(drop, epoch, no);
  }

  UpdateOutcome update(long version, SampleDrop sample, DropState state) {
    var change = new SpecChange(1, version, sample.capacity(), state, sample.drop(drop));
    return await(queue.update(change));
  }

  DropSnapshot snapshot() {
    return (DropSnapshot) await(queue.snapshot());
  }

  String redis(String command, String... arguments) {
    var request = Request.cmd(Command.create(command));
    Arrays.stream(arguments).forEach(request::arg);
    return String.valueOf(await(link.call(request)));
  }

  void setSpec(String field, Object value) {
    redis("hset", keys.spec(), field, value.toString());
  }

  String spec(String field) {
    return redis("hget", keys.spec(), field);
  }

  /** A server process that did not see the drop being fenced or restored. */
  void pretendRestart() {
    setSpec("fenceRunId", "0123456789012345678901234567890123456789");
    if (!spec("runId").equals("null")) {
      setSpec("runId", "0123456789012345678901234567890123456789");
    }
  }

  void loseEverything() {
    redis("del", keys.spec(), keys.queue(), keys.leased());
    redis("del", keys.sent(), keys.admitted(), keys.results());
  }

  Map<String, String> pairs(String command, String... arguments) {
    return await(pairsLater(command, arguments));
  }

  Future<Map<String, String>> pairsLater(String command, String... arguments) {
    var request = Request.cmd(Command.create(command));
    Arrays.stream(arguments).forEach(request::arg);
    return link.call(request).map(QueueRig::pairsOf);
  }

  private static Map<String, String> pairsOf(@Nullable Response flat) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (int i = 0; flat != null && i < flat.size(); i += 2) {
      pairs.put(flat.get(i).toString(), flat.get(i + 1).toString());
    }
    return pairs;
  }

  Map<String, String> queued() {
    return pairs("zrange", keys.queue(), "0", "-1", "withscores");
  }

  /** All that Redis holds of the drop, to see that nothing changed. */
  List<Object> everything() {
    List<Object> all = new ArrayList<>();
    all.add(pairs("hgetall", keys.spec()));
    Stream.of(keys.queue(), keys.leased(), keys.sent())
        .forEach(key -> all.add(pairs("zrange", key, "0", "-1", "withscores")));
    Stream.of(keys.admitted(), keys.results()).forEach(key -> all.add(pairs("hgetall", key)));
    return all;
  }
}
