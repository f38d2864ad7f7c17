package dev.rushgate.edge.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.edge.queue.RedisLink;
import dev.rushgate.model.AdmissionId;
import dev.rushgate.model.DropState;
import dev.rushgate.model.MemberId;
import dev.rushgate.model.RedisKeys;
import dev.rushgate.model.ReleaseReason;
import dev.rushgate.model.event.Release;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a gate answers without a call to Redis, and when it must not. */
@ExtendWith(VertxExtension.class)
class MemoryIT {

  private static final int STRANGERS = 15;

  private int early;
  private GateRig rig;
  private RedisLink redis;

  @BeforeEach
  void start(Vertx vertx) {
    rig = GateRig.start(vertx);
    redis = rig.redis;
  }

  /** Until refusals come from memory, presses strangers; then counts what a few more cost. */
  private void assertRefusedFromMemory(TestDrop drop, String code) {
    GateRig.until(
        () -> {
          long before = rig.calls("enter");
          assertThat(rig.client.as("early" + early++).enter(drop).code()).isEqualTo(code);
          return rig.calls("enter") == before;
        });
    long before = rig.calls("enter");
    for (int i = 0; i < STRANGERS; i++) {
      assertThat(rig.client.as("stranger" + i).enter(drop).code()).isEqualTo(code);
    }
    assertThat(rig.calls("enter")).isEqualTo(before);
  }

  @Test
  void aFullDropRefusesStrangersWithoutRedisAndStillFindsItsMembers() {
    var drop = rig.known(TestDrop.aDeal().of(2, 1));
    var first = rig.client.as("a").enter(drop).json();
    rig.client.as("b").enter(drop);
    rig.client.as("c").enter(drop);
    drop.admit(redis, 2);
    assertRefusedFromMemory(drop, "SOLD_OUT");
    var again = rig.client.as("a").enter(drop);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().getLong("sequence")).isEqualTo(first.getLong("sequence"));
    assertThat(again.json().getString("state")).isEqualTo("ADMITTED");
    assertThat(rig.client.as("c").enter(drop).json().getString("state")).isEqualTo("QUEUED");
  }

  @Test
  void aUnitThatComesBackOpensTheDropAgain() {
    var drop = rig.known(TestDrop.aDeal().of(1, 0));
    rig.client.as("a").enter(drop);
    drop.admit(redis, 1);
    assertRefusedFromMemory(drop, "SOLD_OUT");
    var release =
        new Release(
            new AdmissionId(drop.id, 1, 1),
            new MemberId("a"),
            ReleaseReason.EXPIRED,
            Instant.now());
    Waiting.on(drop.queue(redis).release(List.of(release)));
    GateRig.until(() -> rig.client.as("late").enter(drop).status() == 202);
    assertThat(rig.client.as("a").enter(drop).code()).isEqualTo("SOLD_OUT");
  }

  @Test
  void aPausedOrClosedDropRefusesStrangersWithoutRedisAndStillFindsItsMembers() {
    var drop = rig.known(TestDrop.aDeal());
    rig.client.as("a").enter(drop);
    drop.change(redis, DropState.PAUSED);
    assertRefusedFromMemory(drop, "PAUSED");
    assertThat(rig.client.as("a").enter(drop).status()).isEqualTo(200);
    drop.change(redis, DropState.OPEN);
    GateRig.until(() -> rig.client.as("b").enter(drop).status() == 202);
    drop.change(redis, DropState.CLOSED);
    assertRefusedFromMemory(drop, "CLOSED");
    assertThat(rig.client.as("b").enter(drop).status()).isEqualTo(200);
  }

  @Test
  void aLobbyPausedTwiceStillFindsWhoEnteredInBetween() {
    var drop = rig.known(TestDrop.aDeal().withLobby(10));
    rig.client.as("a").enter(drop);
    drop.change(redis, DropState.PAUSED);
    assertRefusedFromMemory(drop, "PAUSED");
    drop.change(redis, DropState.OPEN);
    GateRig.until(() -> rig.client.as("b").enter(drop).status() == 202);
    drop.change(redis, DropState.PAUSED);
    assertRefusedFromMemory(drop, "PAUSED");
    assertThat(rig.client.as("b").enter(drop).status()).isEqualTo(200);
  }

  @Test
  void longBeforeTheOpeningAndForUnknownDropsRedisIsNotAsked() {
    var drop = rig.known(TestDrop.aDeal().openingAt(TestDrop.now().plusSeconds(30)));
    assertRefusedFromMemory(drop, "NOT_OPEN");
    long before = rig.calls("enter");
    assertThat(rig.client.as("a").post("/api/v1/drops/42/entries").code())
        .isEqualTo("DROP_UNKNOWN");
    assertThat(rig.calls("enter")).isEqualTo(before);
  }

  @Test
  void pollingAWaitingPlaceWithItsTicketCostsNoRedis() {
    var drop = rig.known(TestDrop.aDeal().of(2, 10));
    rig.client.as("a").enter(drop);
    rig.client.as("b").enter(drop);
    var entry = rig.client.as("c").enter(drop);
    assertThat(entry.json().getLong("ahead")).isEqualTo(2);
    var c = rig.client.as("c").with("X-Rushgate-Ticket", entry.ticket());
    long before = rig.calls("entries");
    for (int i = 0; i < STRANGERS; i++) {
      var polled = c.mine(drop);
      assertThat(polled.json().getString("state")).isEqualTo("QUEUED");
      assertThat(polled.ticket()).isEqualTo(entry.ticket());
    }
    drop.admit(redis, 1);
    GateRig.until(() -> c.mine(drop).json().getLong("ahead") == 1);
    assertThat(rig.calls("entries")).isEqualTo(before);
  }

  @Test
  void aTicketFromTheLobbyCostsOneReadAfterTheOpening() {
    var drop = TestDrop.aDeal().withLobby(10).openingAt(TestDrop.now().plusMillis(2_500));
    rig.known(drop);
    var lobby = rig.client.as("a").enter(drop);
    var inLobby = rig.client.as("a").with("X-Rushgate-Ticket", lobby.ticket());
    assertThat(inLobby.mine(drop).json().getLong("sequence")).isNull();
    long before = rig.calls("entries");
    rig.shows(drop, "OPEN");
    assertThat(rig.client.as("b").enter(drop).json().getLong("ahead")).isEqualTo(1);
    GateRig.until(() -> inLobby.mine(drop).json().getLong("sequence") != null);
    assertThat(rig.calls("entries")).isEqualTo(before + 1);
    var fresh = inLobby.mine(drop);
    assertThat(fresh.json().getLong("ahead")).isZero();
    var placed = rig.client.as("a").with("X-Rushgate-Ticket", fresh.ticket());
    long after = rig.calls("entries");
    assertThat(placed.mine(drop).json().getLong("ahead")).isZero();
    assertThat(rig.calls("entries")).isEqualTo(after);
  }

  @Test
  void aTicketThatOutlivedItsEntryIsALossAndIsNoted() {
    var drop = rig.known(TestDrop.aDeal());
    var ticket = rig.client.as("a").enter(drop).ticket();
    var keys = new RedisKeys(drop.id);
    Waiting.on(
        redis
            .call(Request.cmd(Command.DEL).arg(keys.spec()).arg(keys.queue()).arg(keys.admitted()))
            .mapEmpty());
    GateRig.until(() -> rig.client.as("a").enter(drop).status() == 503);
    assertThat(rig.client.as("a").enter(drop).code()).isEqualTo("UNAVAILABLE");
    drop.publish(redis, 2);
    var a = rig.client.as("a").with("X-Rushgate-Ticket", ticket);
    GateRig.until(() -> a.mine(drop).status() == 404);
    assertThat(a.mine(drop).code()).isEqualTo("NO_ENTRY");
    GateRig.until(
        () ->
            Waiting.on(
                redis
                    .call(Request.cmd(Command.SISMEMBER).arg(keys.lost()).arg("a"))
                    .map(reply -> reply != null && reply.toString().equals("1"))));
  }
}
