package dev.rushgate.edge.drain;

import static dev.rushgate.edge.fixture.DropFixture.aDeal;
import static dev.rushgate.edge.fixture.DropFixture.enter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.edge.fixture.DropFixture;
import dev.rushgate.edge.fixture.OnLoop;
import dev.rushgate.edge.kafka.DeadLetters;
import dev.rushgate.edge.kafka.Groups;
import dev.rushgate.edge.queue.Entry;
import dev.rushgate.model.AdmissionId;
import dev.rushgate.model.Drop;
import dev.rushgate.model.MemberId;
import dev.rushgate.model.ReleaseReason;
import dev.rushgate.model.event.EventJson;
import dev.rushgate.model.event.Release;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Units that come back. */
@ExtendWith(VertxExtension.class)
class ReleaseConsumerIT {

  private static final int SAME_PARTITION = 0;
  private static final int OTHER_PARTITION = 1;

  private DrainRig rig;

  @BeforeEach
  void open(Vertx vertx) {
    rig = DrainRig.open(vertx);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void aReleaseDeliveredTwiceGivesOneUnitToTheNextInLine() {
    Drop drop = aDeal().withCapacity(1).in(rig.stores);
    enter(rig.stores, drop, "m", 3);
    rig.deploy();
    DrainRig.await(() -> rig.sent(drop) == 1);
    send(drop, SAME_PARTITION, 1, 1, "m-1");
    send(drop, SAME_PARTITION, 1, 1, "m-1");

    DrainRig.await(() -> rig.stores.releases.committed(Groups.RELEASERS) == 2);
    DrainRig.await(() -> rig.produced(drop.id()).size() == 2);

    assertThat(rig.produced(drop.id()))
        .extracting(a -> a.id().withinDrop() + " " + a.member())
        .containsExactly("1.1 m-1", "1.2 m-2");
    assertThat(rig.entry(drop, "m-1")).isInstanceOf(Entry.Returned.class);
    assertThat(rig.entry(drop, "m-3")).isInstanceOf(Entry.Queued.class);
    assertThat(rig.snapshot(drop).figures().remaining()).isZero();
  }

  @Test
  void aReleaseWaitsForItsDropToBeArmedAndHoldsUpNoOtherPartition() {
    Drop waiting = aDeal().withCapacity(1).in(rig.stores);
    Drop armed = aDeal().withCapacity(1).in(rig.stores);
    enter(rig.stores, waiting, "w", 1);
    enter(rig.stores, armed, "a", 1);
    rig.admitByHand(waiting, 1, DrainRig.LONG_LEASE_MS);
    rig.admitByHand(armed, 1, DrainRig.LONG_LEASE_MS);
    OnLoop.answer(rig.queue(waiting).fence(2));
    rig.deploy();
    send(waiting, SAME_PARTITION, 1, 1, "w-1");
    send(armed, OTHER_PARTITION, 1, 1, "a-1");
    send(armed, SAME_PARTITION, 1, 1, "a-1"); // behind the one that waits

    DrainRig.await(() -> rig.snapshot(armed).figures().remaining() == 1);
    Awaitility.await()
        .during(Duration.ofSeconds(1))
        .atMost(DrainRig.PATIENCE)
        .until(() -> rig.stores.releases.committed(Groups.RELEASERS) == 1);
    DropFixture.arm(rig.stores, waiting, 3);

    DrainRig.await(() -> rig.stores.releases.committed(Groups.RELEASERS) == 3);
    // The rebuild counted it already: the release finds nothing and changes nothing.
    assertThat(rig.snapshot(waiting).figures().remaining()).isEqualTo(1);
  }

  @Test
  void aReleaseOfAnArchivedDropIsSkippedAndOneOfAnyOtherMissingDropWaits() {
    Drop archived = aDeal().inDatabase(rig.stores, 1);
    Drop missing = aDeal().inDatabase(rig.stores, 1);
    rig.stores.sql.run(
        "UPDATE drop_stock SET archived_at = NOW(3) WHERE drop_id = ?", archived.id().value());
    rig.deploy();
    send(archived, SAME_PARTITION, 1, 1, "m-1");
    send(missing, SAME_PARTITION, 1, 1, "m-1");

    DrainRig.await(() -> rig.stores.releases.committed(Groups.RELEASERS) == 1);
    Awaitility.await()
        .during(Duration.ofSeconds(1))
        .atMost(DrainRig.PATIENCE)
        .until(() -> rig.stores.releases.committed(Groups.RELEASERS) == 1);
    rig.stores.sql.run(
        "UPDATE drop_stock SET archived_at = NOW(3) WHERE drop_id = ?", missing.id().value());

    DrainRig.await(() -> rig.stores.releases.committed(Groups.RELEASERS) == 2);
  }

  @Test
  void anUnreadableReleaseIsADeadLetterAndTheNextOneIsApplied() {
    Drop drop = aDeal().withCapacity(1).in(rig.stores);
    enter(rig.stores, drop, "m", 1);
    rig.admitByHand(drop, 1, DrainRig.LONG_LEASE_MS);
    rig.deploy();
    rig.stores.releases.sendTo(SAME_PARTITION, drop.id().toString(), "{}");
    send(drop, SAME_PARTITION, 1, 1, "m-1");

    DrainRig.await(() -> rig.snapshot(drop).figures().remaining() == 1);

    assertThat(rig.stores.deadLetters.records())
        .singleElement()
        .satisfies(
            letter ->
                assertThat(
                        new String(
                            letter.headers().lastHeader(DeadLetters.REASON).value(),
                            StandardCharsets.UTF_8))
                    .startsWith("unreadable: "));
  }

  private void send(Drop drop, int partition, long epoch, long no, String member) {
    rig.stores.releases.sendTo(
        partition,
        drop.id().toString(),
        EventJson.write(
            new Release(
                new AdmissionId(drop.id(), epoch, no),
                new MemberId(member),
                ReleaseReason.EXPIRED,
                Instant.now())));
  }
}
