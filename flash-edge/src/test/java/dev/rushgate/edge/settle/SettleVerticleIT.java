package dev.rushgate.edge.settle;

import static dev.rushgate.edge.fixture.DropFixture.aDeal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.edge.fixture.DropFixture;
import dev.rushgate.edge.fixture.OnLoop;
import dev.rushgate.edge.kafka.Groups;
import dev.rushgate.edge.queue.AdmitOutcome;
import dev.rushgate.edge.queue.EntriesReply;
import dev.rushgate.edge.queue.Entry;
import dev.rushgate.model.Drop;
import dev.rushgate.model.MemberId;
import dev.rushgate.model.event.Admission;
import dev.rushgate.stack.LocalStack;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The whole chain at work: poll, settle, commit, tell. */
@ExtendWith(VertxExtension.class)
class SettleVerticleIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long LEASE_MS = 60_000;

  private final MeterRegistry registry = new SimpleMeterRegistry();
  private SettleRig rig;
  private Vertx vertx;

  @BeforeEach
  void open(Vertx vertx) {
    this.vertx = vertx;
    rig = SettleRig.open(vertx);
  }

  @AfterEach
  void close() {
    LocalStack.shared().database().proxy().heal();
    vertx.deploymentIDs().forEach(id -> OnLoop.answer(vertx.undeploy(id)));
    rig.close();
  }

  @Test
  void theShopperSeesTheOrderOnceItIsCommitted() {
    Drop drop = aDeal().withCapacity(2).in(rig.stores);
    rig.send(admitted(drop, "anna").toArray(Admission[]::new));
    deploy();

    Awaitility.await().atMost(PATIENCE).until(() -> entry(drop, "anna-1") instanceof Entry.Settled);

    var settled = (Entry.Settled) entry(drop, "anna-1");
    assertThat(settled.orderId())
        .isEqualTo(OptionalLong.of(rig.stores.sql.number("SELECT id FROM orders")));
    assertThat(registry.counter("rushgate.settled", "outcome", "settled").count()).isEqualTo(1);
    assertThat(registry.get("rushgate.settle.batch").summary().count()).isEqualTo(1);
  }

  @Test
  void aStaleAdmissionIsToldToNobody() {
    Drop drop = aDeal().in(rig.stores);
    List<Admission> admissions = admitted(drop, "anna");
    rig.stores.sql.run(
        "UPDATE drop_stock SET epoch = 2, next_epoch = 2 WHERE drop_id = ?", drop.id().value());
    rig.send(admissions.toArray(Admission[]::new));
    deploy();

    Awaitility.await().atMost(PATIENCE).until(() -> !rig.states(drop).isEmpty());

    assertThat(rig.states(drop)).containsExactly("1.1 anna-1 STALE");
    assertThat(entry(drop, "anna-1")).isInstanceOf(Entry.Admitted.class);
  }

  @Test
  void anAdmissionSettlesAlsoWhileRedisIsNotArmedAndThenItsResultIsLeftToOthers() {
    Drop drop = aDeal().in(rig.stores);
    List<Admission> admissions = admitted(drop, "anna");
    OnLoop.answer(rig.stores.queue(drop.id()).fence(2));
    rig.send(admissions.toArray(Admission[]::new));
    deploy();

    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> rig.stores.admissions.committed(Groups.SETTLERS) == 1);

    assertThat(rig.states(drop)).containsExactly("1.1 anna-1 LIVE");
    assertThat(entry(drop, "anna-1")).isInstanceOf(Entry.Admitted.class);
  }

  @Test
  void anOutageOfTheDatabaseIsWaitedOutWithTheBatchInHand() {
    var stack = LocalStack.shared().database();
    Drop drop = aDeal().in(rig.stores);
    OnLoop.answer(
        vertx.deployVerticle(
            new SettleVerticle(
                rig.stores.config(stack.viaProxy(rig.stores.database)),
                Clock.systemUTC(),
                registry)));
    rig.send(rig.admission(drop, 1, 1, "anna"));
    Awaitility.await().atMost(PATIENCE).until(() -> rig.states(drop).size() == 1);

    stack.proxy().cut();
    rig.send(rig.admission(drop, 1, 2, "ben"), rig.admission(drop, 1, 3, "carl"));
    Awaitility.await()
        .during(Duration.ofSeconds(2))
        .atMost(PATIENCE)
        .until(() -> rig.states(drop).size() == 1);
    stack.proxy().restore();

    Awaitility.await().atMost(PATIENCE).until(() -> rig.states(drop).size() == 3);
    assertThat(rig.states(drop)).allMatch(row -> row.endsWith("LIVE"));
    assertThat(rig.letters()).isEmpty();
  }

  private void deploy() {
    OnLoop.answer(
        vertx.deployVerticle(new SettleVerticle(rig.stores.config(), Clock.systemUTC(), registry)));
  }

  /** One member enters and is popped and acknowledged, as a drainer would. */
  private List<Admission> admitted(Drop drop, String member) {
    DropFixture.enter(rig.stores, drop, member, 1);
    var queue = rig.stores.queue(drop.id());
    var admitted = (AdmitOutcome.Admitted) OnLoop.answer(queue.admit(1, LEASE_MS));
    OnLoop.answer(queue.acknowledge(admitted.epoch(), admitted.popped()));
    return admitted.popped().stream()
        .map(
            pop ->
                new Admission(
                    pop.id(drop.id(), admitted.epoch()),
                    drop.kind(),
                    pop.member(),
                    pop.seq(),
                    SettleRig.NOW))
        .toList();
  }

  private Entry entry(Drop drop, String member) {
    var reply = OnLoop.answer(rig.stores.queue(drop.id()).entries(List.of(new MemberId(member))));
    return ((EntriesReply.Found) reply).entries().getFirst();
  }
}
