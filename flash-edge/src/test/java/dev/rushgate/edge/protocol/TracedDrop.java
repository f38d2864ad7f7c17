package dev.rushgate.edge.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.edge.drain.DrainSteps;
import dev.rushgate.edge.drain.Leases;
import dev.rushgate.edge.fixture.OnLoop;
import dev.rushgate.edge.fixture.Stores;
import dev.rushgate.edge.queue.AcknowledgeOutcome;
import dev.rushgate.edge.queue.AdmitOutcome;
import dev.rushgate.edge.queue.Claim;
import dev.rushgate.edge.queue.DropQueue;
import dev.rushgate.edge.queue.DropSnapshot;
import dev.rushgate.edge.queue.EnterReply;
import dev.rushgate.edge.queue.EntriesReply;
import dev.rushgate.edge.queue.Entry;
import dev.rushgate.edge.queue.LeaveOutcome;
import dev.rushgate.edge.queue.Reason;
import dev.rushgate.edge.queue.RefuseOutcome;
import dev.rushgate.edge.queue.ReleaseOutcome;
import dev.rushgate.edge.settle.Fate;
import dev.rushgate.edge.settle.SettleSteps;
import dev.rushgate.model.AdmissionId;
import dev.rushgate.model.Drop;
import dev.rushgate.model.DropId;
import dev.rushgate.model.MemberId;
import dev.rushgate.model.RedisKeys;
import dev.rushgate.model.event.Release;
import dev.rushgate.model.event.Topics;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** One drop and the steps of a trace on it: each is one script or one transaction. */
final class TracedDrop {

  static final long LEASE_MS = 60_000;
  private static final int ALL = 100;

  final Drop drop;
  final DropQueue queue;
  final RedisKeys keys;
  private final Stores stores;
  private final SettleSteps settling;
  private final List<AdmissionId> promised = new ArrayList<>();
  private long records;

  TracedDrop(Drop drop, Stores stores, SettleSteps settling) {
    this.drop = drop;
    this.stores = stores;
    this.settling = settling;
    this.queue = stores.queue(drop.id());
    this.keys = new RedisKeys(drop.id());
  }

  DropId id() {
    return drop.id();
  }

  /** Whoever was told ADMITTED, by their admissions. */
  List<AdmissionId> promised() {
    return promised;
  }

  EnterReply enter(String... members) {
    var claims = Stream.of(members).map(MemberId::new).map(m -> new Claim(m, -1)).toList();
    return OnLoop.answer(queue.enter(claims));
  }

  AdmitOutcome admit() {
    return OnLoop.answer(queue.admit(1, LEASE_MS));
  }

  /** The head of the queue, which is this member, gets a lease. */
  Unit pop(String member) {
    var admitted = (AdmitOutcome.Admitted) admit();
    assertThat(admitted.popped()).extracting(p -> p.member().value()).containsExactly(member);
    return new Unit(id(), admitted.epoch(), admitted.popped().getFirst());
  }

  void nothingToPop() {
    var admitted = (AdmitOutcome.Admitted) OnLoop.answer(queue.admit(ALL, LEASE_MS));
    assertThat(admitted.popped()).isEmpty();
    assertThat(admitted.takenOver()).isEmpty();
  }

  /** Its drainer is dead or late: from here on another one may take the lease over. */
  void leaseEnds(Unit unit) {
    stores.redis(Request.cmd(Command.ZADD).arg(keys.leased()).arg("XX").arg(0).arg(unit.element()));
  }

  /** A drainer finds the ended lease of this unit, and nothing else. */
  void takeOver(Unit unit) {
    var admitted = (AdmitOutcome.Admitted) admit();
    assertThat(admitted.takenOver()).containsExactly(unit.pop());
    assertThat(admitted.popped()).isEmpty();
    assertThat(admitted.epoch()).isEqualTo(unit.epoch());
  }

  /** Kafka has the record; settlers meet it when the trace says so, as often as it says. */
  ConsumerRecord<String, byte[]> produce(Unit unit) {
    var leases = new Leases(id(), drop.kind(), unit.epoch(), List.of(unit.pop()));
    var record = DrainSteps.records(leases, Instant.now()).getFirst();
    return new ConsumerRecord<>(Topics.ADMISSIONS, 0, records++, record.key(), record.value());
  }

  AcknowledgeOutcome acknowledge(Unit unit) {
    var outcome = OnLoop.answer(queue.acknowledge(unit.epoch(), List.of(unit.pop())));
    if (outcome instanceof AcknowledgeOutcome.Done done && done.changed() > 0) {
      promised.add(unit.id());
    }
    return outcome;
  }

  /** The settlers' transaction on this record alone. */
  Fate settle(ConsumerRecord<String, byte[]> record) {
    var fates = OnLoop.answer(settling.settle(List.of(record)));
    assertThat(fates).hasSize(1);
    return fates.getFirst();
  }

  void tell(Fate fate) {
    OnLoop.answer(settling.tell(List.of(fate)));
  }

  /** From the lease to the result, with nothing going wrong on the way. */
  Unit sell(Unit unit) {
    var record = produce(unit);
    assertThat(acknowledge(unit)).isEqualTo(new AcknowledgeOutcome.Done(1));
    settleAndTell(record);
    assertSettled(unit);
    return unit;
  }

  /** From the queue to the result. */
  Unit sellTo(String member) {
    return sell(pop(member));
  }

  void settleAndTell(ConsumerRecord<String, byte[]> record) {
    var fate = settle(record);
    assertThat(fate).isInstanceOf(Fate.Settled.class);
    tell(fate);
  }

  ReleaseOutcome release(Release release) {
    return OnLoop.answer(queue.release(List.of(release)));
  }

  LeaveOutcome leave(String member) {
    return OnLoop.answer(queue.leave(new MemberId(member)));
  }

  RefuseOutcome refuse() {
    return OnLoop.answer(queue.refuse(ALL, Reason.SOLD_OUT));
  }

  Entry entry(String member) {
    var reply = (EntriesReply.Found) OnLoop.answer(queue.entries(List.of(new MemberId(member))));
    return reply.entries().getFirst();
  }

  void assertQueued(String... members) {
    assertThat(members).allSatisfy(m -> assertThat(entry(m)).isInstanceOf(Entry.Queued.class));
  }

  void assertSettled(Unit unit) {
    assertThat(entry(unit.member().value()))
        .isInstanceOfSatisfying(
            Entry.Settled.class, settled -> assertThat(settled.id()).isEqualTo(unit.id()));
  }

  DropSnapshot snapshot() {
    return (DropSnapshot) OnLoop.answer(queue.snapshot());
  }

  boolean armed() {
    return OnLoop.answer(queue.snapshot()) instanceof DropSnapshot seen && seen.armed();
  }

  /** Rewrites a field behind the scripts' backs: a clock that moved, a fault that went unseen. */
  void rewrite(String field, Object value) {
    stores.redis(Request.cmd(Command.HSET).arg(keys.spec()).arg(field).arg(String.valueOf(value)));
  }

  /** A number of the drop's row in MySQL. */
  long stock(String column) {
    return stores.sql.number(
        "SELECT " + column + " FROM drop_stock WHERE drop_id = ?", id().value());
  }

  /** {@code epoch.no member state} of each admission that MySQL has seen. */
  List<String> rows() {
    return stores.sql.rows(
        """
        SELECT CONCAT(epoch, '.', no), member, state FROM admission WHERE drop_id = ?
        ORDER BY epoch, no
        """,
        id().value());
  }
}
