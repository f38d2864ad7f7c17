package dev.rushgate.edge.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.model.DropState;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each row of the API's table, on a real gate and a real Redis. */
@ExtendWith(VertxExtension.class)
class ContractIT {

  private GateRig rig;
  private Client alice;

  @BeforeEach
  void start(Vertx vertx) {
    rig = GateRig.start(vertx);
    alice = rig.client.as("alice");
  }

  @Test
  void theTimeIsThatOfRedis() {
    var before = Instant.now().minusSeconds(1);
    var now = Instant.parse(rig.client.get("/api/v1/time").json().getString("now"));
    assertThat(now).isBetween(before, Instant.now().plusSeconds(1));
  }

  @Test
  void aDropIsShownWithAllItsFieldsAndItsSeedOnceOpen() {
    var drop = rig.known(TestDrop.aDeal().of(5, 7));
    alice.enter(drop); // The first look of a script latches the opening.
    GateRig.until(() -> rig.client.get(drop.path()).json().getString("seed") != null);
    var shown = rig.client.get(drop.path()).json();
    assertThat(shown.getMap())
        .containsEntry("id", drop.id.toString())
        .containsEntry("kind", "DEAL")
        .containsEntry("price", 39_000)
        .containsEntry("listPrice", 59_000)
        .containsEntry("capacity", 5)
        .containsEntry("remaining", 5)
        .containsEntry("waiting", 1)
        .containsEntry("state", "OPEN")
        .containsEntry("lobbyOpensAt", null)
        .containsEntry("seed", drop.drop().seed())
        .containsKeys("title", "opensAt", "closesAt", "now", "seedHash");
  }

  @Test
  void theSeedOfADropThatIsNotOpenIsASecret() {
    var drop = rig.known(TestDrop.aDeal().withLobby(10));
    alice.enter(drop);
    var shown = rig.client.get(drop.path());
    assertThat(shown.json().getString("seed")).isNull();
    assertThat(shown.json().getString("state")).isEqualTo("LOBBY");
    assertThat(shown.text()).doesNotContain(drop.drop().seed());
  }

  @Test
  void scheduledAndOpenDropsAreListedByKindAndClosedOnesAreNot() {
    var open = rig.known(TestDrop.aDeal());
    var scheduled = rig.known(TestDrop.aDeal().openingAt(TestDrop.now().plusSeconds(60)));
    var closed = rig.known(TestDrop.aDeal());
    closed.change(rig.redis, DropState.CLOSED);
    rig.shows(closed, "CLOSED");
    var ids = listed("/api/v1/drops?kind=DEAL");
    assertThat(ids).contains(open.id.toString(), scheduled.id.toString());
    assertThat(ids).doesNotContain(closed.id.toString());
    assertThat(listed("/api/v1/drops?kind=COUPON")).doesNotContain(open.id.toString());
    assertThat(rig.client.get("/api/v1/drops?kind=CAKE").code()).isEqualTo("INVALID_PARAMETER");
  }

  private List<String> listed(String path) {
    return rig.client.get(path).json().getJsonArray("items").stream()
        .map(item -> ((JsonObject) item).getString("id"))
        .toList();
  }

  @Test
  void aFirstPressIs202AndASecondIs200WithTheSameEntry() {
    var drop = rig.known(TestDrop.aDeal());
    var first = alice.enter(drop);
    var second = alice.enter(drop);
    assertThat(first.status()).as(first.text()).isEqualTo(202);
    assertThat(second.status()).as(second.text()).isEqualTo(200);
    assertThat(first.json().getString("state")).isEqualTo("QUEUED");
    assertThat(first.json().getLong("sequence")).isEqualTo(1);
    assertThat(first.json().getLong("ahead")).isZero();
    assertThat(first.json().getLong("remaining")).isEqualTo(3);
    assertThat(second.json().getLong("sequence")).isEqualTo(1);
    assertThat(first.json().getMap())
        .containsKeys("admissionId", "orderId", "couponId", "payBy", "reason", "dropId", "ticket");
  }

  @Test
  void anEntryInALobbyHasNoSequenceYet() {
    var drop = rig.known(TestDrop.aDeal().withLobby(1));
    var entry = alice.enter(drop);
    assertThat(entry.status()).isEqualTo(202);
    assertThat(entry.json().getMap()).containsEntry("sequence", null).containsEntry("ahead", null);
    assertThat(rig.client.as("bob").enter(drop).code()).isEqualTo("LOBBY_FULL");
  }

  @Test
  void anUnknownDropIs404() {
    assertThat(alice.post("/api/v1/drops/4711/entries").code()).isEqualTo("DROP_UNKNOWN");
    assertThat(alice.post("/api/v1/drops/4711/entries").status()).isEqualTo(404);
    assertThat(alice.get("/api/v1/drops/4711").code()).isEqualTo("DROP_UNKNOWN");
    assertThat(alice.get("/api/v1/drops/4711/stream").code()).isEqualTo("DROP_UNKNOWN");
  }

  @Test
  void refusalsNameTheirReason() {
    var early = rig.known(TestDrop.aDeal().openingAt(TestDrop.now().plusSeconds(60)));
    var paused = rig.known(TestDrop.aDeal());
    paused.change(rig.redis, DropState.PAUSED);
    var closed = rig.known(TestDrop.aDeal());
    closed.change(rig.redis, DropState.CLOSED);
    var full = rig.known(TestDrop.aDeal().of(1, 0));
    rig.client.as("bob").enter(full);
    assertThat(alice.enter(early).code()).isEqualTo("NOT_OPEN");
    assertThat(alice.enter(early).status()).isEqualTo(409);
    assertThat(alice.enter(early).json().getMap()).containsKeys("opensAt", "now");
    assertThat(alice.enter(paused).code()).isEqualTo("PAUSED");
    assertThat(alice.enter(closed).code()).isEqualTo("CLOSED");
    assertThat(alice.enter(full).code()).isEqualTo("SOLD_OUT");
  }

  @Test
  void oneWithoutAnEntryIsTold() {
    var drop = rig.known(TestDrop.aDeal());
    assertThat(alice.mine(drop).status()).isEqualTo(404);
    assertThat(alice.mine(drop).code()).isEqualTo("NO_ENTRY");
    assertThat(alice.leave(drop).status()).isEqualTo(204);
  }

  @Test
  void aPlaceGivenUpIsLeftAndANewEntryJoinsTheEnd() {
    var drop = rig.known(TestDrop.aDeal());
    var ticket = alice.enter(drop).ticket();
    rig.client.as("bob").enter(drop);
    assertThat(alice.leave(drop).status()).isEqualTo(204);
    assertThat(alice.mine(drop).json().getString("state")).isEqualTo("LEFT");
    var byTicket = alice.with("X-Rushgate-Ticket", ticket).mine(drop);
    assertThat(byTicket.json().getString("state")).isEqualTo("LEFT");
    var again = alice.enter(drop);
    assertThat(again.status()).isEqualTo(202);
    assertThat(again.json().getLong("sequence")).isEqualTo(3);
    assertThat(again.json().getLong("ahead")).isEqualTo(1);
  }

  @Test
  void oneWhoWasAdmittedIsToldSoAndCannotLeave() {
    var drop = rig.known(TestDrop.aDeal());
    var ticket = alice.enter(drop).ticket();
    drop.admit(rig.redis, 1);
    var mine = alice.mine(drop).json();
    assertThat(mine.getString("state")).isEqualTo("ADMITTED");
    assertThat(mine.getString("admissionId")).isEqualTo(drop.id + ".1.1");
    assertThat(mine.getLong("ahead")).isZero();
    GateRig.until(
        () ->
            alice
                .with("X-Rushgate-Ticket", ticket)
                .mine(drop)
                .json()
                .getString("state")
                .equals("ADMITTED"));
    assertThat(alice.leave(drop).code()).isEqualTo("ALREADY_ADMITTED");
    assertThat(alice.enter(drop).status()).isEqualTo(200);
  }

  @Test
  void everyAnswerCarriesARequestIdAndKeepsASaneOne() {
    assertThat(rig.client.get("/api/v1/time").headers().get("X-Request-Id")).isNotBlank();
    var kept = rig.client.with("X-Request-Id", "shop-17.a_b").get("/nowhere");
    assertThat(kept.headers().get("X-Request-Id")).isEqualTo("shop-17.a_b");
    var replaced = rig.client.with("X-Request-Id", "a b\"c").get("/nowhere");
    assertThat(replaced.headers().get("X-Request-Id")).isNotBlank().doesNotContain("\"");
  }

  @Test
  void healthAndMetricsAnswer() {
    assertThat(rig.client.get("/health/live").status()).isEqualTo(200);
    assertThat(rig.client.get("/health/ready").status()).isEqualTo(200);
    assertThat(rig.client.get("/metrics").text()).contains("rushgate_redis_calls_total");
    rig.health.end();
    assertThat(rig.client.get("/health/ready").status()).isEqualTo(503);
    assertThat(rig.client.get("/health/ready").headers().get("Retry-After")).isEqualTo("1");
    assertThat(rig.client.get("/health/live").status()).isEqualTo(200);
  }
}
