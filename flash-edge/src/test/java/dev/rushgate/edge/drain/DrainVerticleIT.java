package dev.rushgate.edge.drain;

import static dev.rushgate.edge.fixture.DropFixture.aCoupon;
import static dev.rushgate.edge.fixture.DropFixture.aDeal;
import static dev.rushgate.edge.fixture.DropFixture.enter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.edge.fixture.DropFixture;
import dev.rushgate.edge.fixture.OnLoop;
import dev.rushgate.edge.queue.Entry;
import dev.rushgate.edge.queue.SpecChange;
import dev.rushgate.edge.queue.UpdateOutcome;
import dev.rushgate.model.Drop;
import dev.rushgate.model.DropState;
import dev.rushgate.model.MemberId;
import dev.rushgate.model.event.Admission;
import dev.rushgate.model.event.EventJson;
import dev.rushgate.stack.LocalStack;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What drainers do with queues. */
@ExtendWith(VertxExtension.class)
class DrainVerticleIT {

  private DrainRig rig;

  @BeforeEach
  void open(Vertx vertx) {
    rig = DrainRig.open(vertx);
  }

  @AfterEach
  void close() {
    LocalStack.shared().kafka().proxy().heal();
    rig.close();
  }

  @Test
  void unitsGoToTheHeadOfTheQueueInOrderAndNoFurther() {
    Drop drop = aDeal().withCapacity(20).in(rig.stores);
    List<MemberId> members = enter(rig.stores, drop, "m", 30);
    rig.deploy();
    rig.deploy();

    DrainRig.await(() -> rig.sent(drop) == 20);

    List<Admission> produced = rig.produced(drop.id());
    assertThat(produced).extracting(Admission::member).isEqualTo(members.subList(0, 20));
    assertThat(produced)
        .extracting(a -> a.id().no())
        .isEqualTo(LongStream.rangeClosed(1, 20).boxed().toList());
    assertThat(produced).extracting(Admission::kind).containsOnly(drop.kind());
    assertThat(rig.entry(drop, "m-20")).isInstanceOf(Entry.Admitted.class);
    assertThat(rig.entry(drop, "m-21")).isInstanceOf(Entry.Queued.class);
    assertThat(rig.snapshot(drop).figures().remaining()).isZero();
    assertThat(rig.registry.counter("rushgate.drain.admitted").count()).isEqualTo(20);
  }

  @Test
  void twoDrainersTogetherKeepToTheRateOfTheDrop() {
    int perSecond = 40;
    Drop drop = aDeal().withCapacity(1_000).withAdmitPerSecond(perSecond).in(rig.stores);
    enter(rig.stores, drop, "m", 500);
    long began = System.nanoTime();
    rig.deploy();
    rig.deploy();

    Awaitility.await()
        .pollInterval(Duration.ofMillis(50))
        .atMost(DrainRig.PATIENCE)
        .until(
            () -> {
              long admitted = rig.snapshot(drop).figures().no();
              double seconds = (System.nanoTime() - began) / 1e9;
              // A bucket of a twentieth of a second may be spent at once.
              assertThat((double) admitted).isLessThanOrEqualTo(perSecond * (seconds + 0.05) + 1);
              return admitted >= 2L * perSecond;
            });
  }

  @Test
  void whatADeadDrainerHadProducedIsProducedAgainUnderTheSameIdAndAcknowledged() {
    Drop drop = aCoupon().withCapacity(3).in(rig.stores);
    enter(rig.stores, drop, "m", 3);
    var dead = rig.admitByHand(drop, 2, DrainRig.SHORT_LEASE_MS);
    var first = dead.popped().getFirst();
    rig.stores.admissions.send(
        first.member().value(),
        EventJson.write(
            new Admission(
                first.id(drop.id(), 1), drop.kind(), first.member(), first.seq(), Instant.now())));

    rig.deploy();
    DrainRig.await(() -> rig.sent(drop) == 3);

    assertThat(rig.produced(drop.id()))
        .extracting(a -> a.id().withinDrop() + " " + a.member())
        .containsExactly("1.1 m-1", "1.1 m-1", "1.2 m-2", "1.3 m-3");
    assertThat(rig.registry.counter("rushgate.drain.taken.over").count()).isEqualTo(2);
  }

  @Test
  void aGreatDropKeepsNoSmallOneWaiting() {
    Drop great = aDeal().withCapacity(20_000).withWaitlist(0).in(rig.stores);
    enter(rig.stores, great, "crowd", 20_000);
    List<Drop> small = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Drop drop = aDeal().withCapacity(1).in(rig.stores);
      enter(rig.stores, drop, "single", 1);
      small.add(drop);
    }
    rig.deploy();

    DrainRig.await(() -> small.stream().allMatch(drop -> rig.sent(drop) == 1));

    assertThat(rig.snapshot(great).figures().remaining()).isPositive();
    DrainRig.await(() -> rig.sent(great) == 20_000);
  }

  @Test
  void whoEndsGivesBackWhatKafkaDidNotConfirm() {
    Drop drop = aDeal().withCapacity(5).in(rig.stores);
    var broker = LocalStack.shared().kafka();
    String deployment = rig.deploy(rig.stores.configByKafka(broker.proxiedBootstrap()));
    broker.proxy().stall();
    enter(rig.stores, drop, "m", 5);
    DrainRig.await(() -> rig.snapshot(drop).units().leased() == 5);

    rig.undeploy(deployment);

    assertThat(rig.sent(drop)).isZero();
    var next = rig.admitByHand(drop, 10, DrainRig.LONG_LEASE_MS);
    assertThat(next.takenOver()).extracting(pop -> pop.no()).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(next.popped()).isEmpty();
  }

  @Test
  void aDropThatIsNotArmedIsLeftAloneUntilItIs() {
    Drop drop = aDeal().withCapacity(2).in(rig.stores);
    enter(rig.stores, drop, "m", 2);
    OnLoop.answer(rig.queue(drop).fence(2));
    rig.deploy();

    Awaitility.await()
        .during(Duration.ofSeconds(1))
        .atMost(DrainRig.PATIENCE)
        .until(() -> rig.snapshot(drop).units().held() == 0);
    DropFixture.arm(rig.stores, drop, 3);

    DrainRig.await(() -> rig.sent(drop) == 2);
    assertThat(rig.produced(drop.id())).extracting(a -> a.id().epoch()).containsOnly(3L);
  }

  @Test
  void theWaitingOfAClosedDropAreRefusedAllOfThem() {
    Drop drop = aDeal().withCapacity(1).in(rig.stores);
    enter(rig.stores, drop, "m", 1_300);
    rig.deploy();
    DrainRig.await(() -> rig.sent(drop) == 1);
    assertThat(rig.snapshot(drop).figures().waiting()).isEqualTo(1_299);

    var closing = new SpecChange(1, 2, 1, DropState.CLOSED, drop);
    assertThat(OnLoop.answer(rig.queue(drop).update(closing)))
        .isInstanceOf(UpdateOutcome.Updated.class);

    DrainRig.await(() -> rig.snapshot(drop).figures().waiting() == 0);
    assertThat(rig.snapshot(drop).counters().refused()).isEqualTo(1_299);
    assertThat(rig.entry(drop, "m-1300")).isEqualTo(new Entry.Refused("CLOSED"));
    assertThat(rig.entry(drop, "m-1")).isInstanceOf(Entry.Admitted.class);
  }

  @Test
  void theWaitingOfASoldOutDropAreNotRefusedWhileAnOrderMayExpire() {
    Drop drop = aDeal().withCapacity(1).in(rig.stores);
    enter(rig.stores, drop, "m", 3);
    rig.deploy();
    DrainRig.await(() -> rig.sent(drop) == 1);

    Awaitility.await()
        .during(Duration.ofSeconds(1))
        .atMost(DrainRig.PATIENCE)
        .until(() -> rig.snapshot(drop).figures().waiting() == 2);
  }
}
