package dev.rushgate.edge.drain;

import dev.rushgate.edge.EdgeConfig;
import dev.rushgate.edge.fixture.OnLoop;
import dev.rushgate.edge.fixture.Stores;
import dev.rushgate.edge.queue.AdmitOutcome;
import dev.rushgate.edge.queue.DropQueue;
import dev.rushgate.edge.queue.DropSnapshot;
import dev.rushgate.edge.queue.EntriesReply;
import dev.rushgate.edge.queue.Entry;
import dev.rushgate.model.Drop;
import dev.rushgate.model.DropId;
import dev.rushgate.model.MemberId;
import dev.rushgate.model.event.Admission;
import dev.rushgate.model.event.EventJson;
import dev.rushgate.model.event.UnreadableEvent;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** Drainers at work, and short questions about what they left in Redis and Kafka. */
final class DrainRig {

  static final Duration PATIENCE = Duration.ofSeconds(30);
  static final long LONG_LEASE_MS = 60_000;
  static final long SHORT_LEASE_MS = 300;

  final Stores stores;
  final MeterRegistry registry = new SimpleMeterRegistry();
  private final Vertx vertx;

  private DrainRig(Vertx vertx) {
    this.vertx = vertx;
    this.stores = Stores.fresh(vertx);
  }

  static DrainRig open(Vertx vertx) {
    return new DrainRig(vertx);
  }

  /** The deployment of a drainer. */
  String deploy() {
    return deploy(stores.config());
  }

  String deploy(EdgeConfig config) {
    return OnLoop.answer(
        vertx.deployVerticle(
            new DrainVerticle(config, Clock.systemUTC(), registry, LONG_LEASE_MS)));
  }

  void undeploy(String deployment) {
    OnLoop.answer(vertx.undeploy(deployment));
  }

  void close() {
    vertx.deploymentIDs().forEach(id -> OnLoop.answer(vertx.undeploy(id)));
    stores.close();
  }

  static void await(Callable<Boolean> condition) {
    Awaitility.await().atMost(PATIENCE).until(condition);
  }

  DropQueue queue(Drop drop) {
    return stores.queue(drop.id());
  }

  AdmitOutcome.Admitted admitByHand(Drop drop, int max, long leaseMs) {
    return (AdmitOutcome.Admitted) OnLoop.answer(queue(drop).admit(max, leaseMs));
  }

  DropSnapshot snapshot(Drop drop) {
    return (DropSnapshot) OnLoop.answer(queue(drop).snapshot());
  }

  long sent(Drop drop) {
    return snapshot(drop).units().sent();
  }

  Entry entry(Drop drop, String member) {
    var reply = OnLoop.answer(queue(drop).entries(List.of(new MemberId(member))));
    return ((EntriesReply.Found) reply).entries().getFirst();
  }

  /** What Kafka got for the drop, in the order of the ids; the same id may be there again. */
  List<Admission> produced(DropId drop) {
    return stores.admissions.values().stream()
        .map(DrainRig::read)
        .filter(a -> a.id().drop().equals(drop))
        .sorted(Comparator.comparing(Admission::id))
        .toList();
  }

  private static Admission read(String json) {
    try {
      return EventJson.readAdmission(json);
    } catch (UnreadableEvent e) {
      throw new AssertionError(e);
    }
  }
}
