package dev.rushgate.edge.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.edge.gate.stream.StreamBounds;
import dev.rushgate.edge.queue.Verdict;
import dev.rushgate.model.AdmissionId;
import dev.rushgate.model.DropState;
import dev.rushgate.model.MemberId;
import dev.rushgate.stack.LocalStack;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Streams of a drop and of one's entry. */
@ExtendWith(VertxExtension.class)
class StreamIT {

  private static final int STREAMS_MAX = 3;
  private static final long HEARTBEAT_MS = 300;

  private final List<Listener> listeners = new ArrayList<>();
  private GateRig rig;
  private Vertx vertx;

  @BeforeEach
  void start(Vertx started) {
    vertx = started;
    var usual = GateRig.settings(LocalStack.shared().redis().url());
    rig =
        GateRig.start(
            started,
            new GateSettings(
                0,
                2,
                usual.secrets(),
                usual.redis(),
                usual.entries(),
                new StreamBounds(STREAMS_MAX, 250, HEARTBEAT_MS, 60_000),
                usual.ownMs()));
  }

  /** A client that still listens would keep the end of its Vert.x waiting. */
  @AfterEach
  void hangUp() {
    listeners.forEach(Listener::close);
  }

  private Listener open(TestDrop drop, String query, String... member) {
    var token = member.length == 0 ? null : TestTokens.of(member[0]);
    var listener = new Listener(vertx, rig.gate.port(), drop.path() + "/stream" + query, token);
    listeners.add(listener);
    GateRig.until(() -> listener.status != 0);
    return listener;
  }

  @Test
  void anybodyHearsOfTheDropAtOnceAndWhenItChanges() {
    var drop = rig.known(TestDrop.aDeal().of(1, 0));
    var listener = open(drop, "");
    GateRig.until(() -> listener.heardState("drop", "OPEN"));
    assertThat(listener.retry).matches("[0-9]{4}");
    rig.client.as("a").enter(drop);
    GateRig.until(() -> listener.heardState("drop", "SOLD_OUT"));
    drop.change(rig.redis, DropState.CLOSED);
    GateRig.until(() -> listener.heardState("drop", "CLOSED"));
    assertThat(listener.heard("entry")).isEmpty();
    GateRig.until(() -> listener.heartbeats() > 0);
  }

  @Test
  void aMemberHearsEveryStepOfTheirEntryByATicketInTheAddress() {
    var drop = rig.known(TestDrop.aDeal().of(3, 10));
    rig.client.as("a").enter(drop);
    var ticket = rig.client.as("b").enter(drop).ticket();
    var listener = open(drop, "?ticket=" + ticket);
    GateRig.until(() -> listener.heardState("entry", "QUEUED"));
    assertThat(aheads(listener)).containsExactly(1L);
    drop.admit(rig.redis, 1);
    GateRig.until(() -> aheads(listener).contains(0L));
    drop.admit(rig.redis, 1);
    GateRig.until(() -> listener.heardState("entry", "ADMITTED"));
    settle(drop);
    GateRig.until(() -> listener.heardState("entry", "SETTLED"));
    var settled = listener.heard("entry").getLast();
    assertThat(settled.getString("orderId")).isEqualTo("4711");
    assertThat(settled.getString("payBy")).isEqualTo("2026-01-01T00:00:00.000Z");
    assertThat(aheads(listener)).isSortedAccordingTo((x, y) -> Long.compare(y, x));
  }

  private static List<Long> aheads(Listener listener) {
    return listener.heard("entry").stream()
        .filter(entry -> entry.getString("state").equals("QUEUED"))
        .map(entry -> entry.getLong("ahead"))
        .toList();
  }

  private void settle(TestDrop drop) {
    var verdict =
        new Verdict.Settled(
            new AdmissionId(drop.id, 1, 2),
            new MemberId("b"),
            OptionalLong.of(4_711),
            OptionalLong.empty(),
            OptionalLong.of(1_767_225_600_000L));
    Waiting.on(drop.queue(rig.redis).result(List.of(verdict)));
  }

  @Test
  void aTokenDoesAsWellAndGivingUpIsHeard() {
    var drop = rig.known(TestDrop.aDeal());
    var alice = rig.client.as("alice");
    alice.enter(drop);
    var listener = open(drop, "", "alice");
    GateRig.until(() -> listener.heardState("entry", "QUEUED"));
    alice.leave(drop);
    GateRig.until(() -> listener.heardState("entry", "LEFT"));
  }

  @Test
  void whoHasNoEntryIsToldSo() {
    var drop = rig.known(TestDrop.aDeal());
    var listener = open(drop, "", "alice");
    GateRig.until(() -> listener.heardState("entry", "NONE"));
    assertThat(listener.heard("entry").getFirst()).isEqualTo(none(drop));
  }

  private static JsonObject none(TestDrop drop) {
    return new JsonObject().put("dropId", drop.id.toString()).put("state", "NONE");
  }

  @Test
  void streamsAreBoundedAndAPlaceIsFreeAgainWhenOneCloses() {
    var drop = rig.known(TestDrop.aDeal());
    var listeners = List.of(open(drop, ""), open(drop, ""), open(drop, ""));
    assertThat(rig.client.get(drop.path() + "/stream").code()).isEqualTo("OVERLOADED");
    listeners.getFirst().close();
    GateRig.until(() -> open(drop, "").status == 200);
  }

  @Test
  void streamsEndWithALastEventWhenTheGateEnds() {
    var drop = rig.known(TestDrop.aDeal());
    var listener = open(drop, "");
    GateRig.until(() -> listener.heardState("drop", "OPEN"));
    rig.health.end();
    assertThat(rig.client.as("a").enter(drop).code()).isEqualTo("UNAVAILABLE");
    Waiting.on(rig.gate.stop(vertx));
    GateRig.until(() -> listener.ended);
    assertThat(listener.heard("end")).hasSize(1);
  }
}
