package dev.rushgate.edge.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.edge.fixture.RevocationTable;
import dev.rushgate.edge.fixture.Stores;
import dev.rushgate.edge.publish.PublishVerticle;
import dev.rushgate.model.RedisKeys;
import dev.rushgate.stack.LocalStack;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A row in the table, a publisher, Redis, a running gate: who is heard then. */
@ExtendWith(VertxExtension.class)
class RevocationsIT {

  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Duration WITHIN = Duration.ofSeconds(1);

  private final List<Listener> listeners = new ArrayList<>();
  private Vertx vertx;
  private Stores stores;
  private RevocationTable table;
  private GateRig rig;
  private TestDrop drop;

  @BeforeEach
  void start(Vertx started) {
    vertx = started;
    stores = Stores.fresh(vertx);
    table = new RevocationTable(stores.sql);
    rig = GateRig.start(vertx);
    var publisher =
        new PublishVerticle(stores.config(), Clock.systemUTC(), new SimpleMeterRegistry());
    Waiting.on(vertx.deployVerticle(publisher));
    drop = rig.known(TestDrop.aDeal());
  }

  @AfterEach
  void end() {
    listeners.forEach(Listener::close);
    stores.redis(
        Request.cmd(Command.DEL)
            .arg(RedisKeys.REVOCATIONS)
            .arg(RedisKeys.REVOCATION_ENDS)
            .arg(RedisKeys.REVOCATION_HEAD));
    stores.close();
  }

  private Client with(TestTokens token) {
    return rig.client.bearing(token.sign());
  }

  private static TestTokens of(String member) {
    return TestTokens.aToken().withSubject(member);
  }

  private boolean isRevoked(Client client) {
    return "TOKEN_REVOKED".equals(client.mine(drop).code());
  }

  /** Let in, whether they have an entry or not. */
  private boolean isHeard(Client client) {
    return List.of(200, 404).contains(client.mine(drop).status());
  }

  private static void soon(Callable<Boolean> condition) {
    Awaitility.await()
        .atMost(SOON)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(20))
        .until(condition);
  }

  /** How long it took until the gate refused whoever has it, in ms. */
  private long ended(String session) {
    var client = with(of("alice").ofSession(session));
    assertThat(isHeard(client)).isTrue();
    long saidNanos = System.nanoTime();
    table.session(session);
    soon(() -> isRevoked(client));
    return Duration.ofNanos(System.nanoTime() - saidNanos).toMillis();
  }

  @Test
  void anEndedSessionIsRefusedWithinASecond() {
    List<Long> tookMs = Stream.of("one", "two", "three").map(this::ended).sorted().toList();
    assertThat(tookMs.get(1)).as("median of " + tookMs).isLessThan(WITHIN.toMillis());
  }

  @Test
  void anEndedSessionIsRefusedAndNobodyElse() {
    var phone = with(of("alice").ofSession("phone"));
    var laptop = with(of("alice").ofSession("laptop"));
    var bob = with(of("bob").ofSession("bobs"));
    assertThat(phone.enter(drop).status()).isEqualTo(202);
    table.session("phone");
    soon(() -> isRevoked(phone));
    var refused = phone.enter(drop);
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.code()).isEqualTo("TOKEN_REVOKED");
    assertThat(refused.headers().get("Content-Type")).startsWith("application/problem+json");
    assertThat(refused.headers().get("WWW-Authenticate")).contains("error=\"invalid_token\"");
    assertThat(phone.leave(drop).code()).isEqualTo("TOKEN_REVOKED");
    assertThat(phone.get(drop.path() + "/stream").code()).isEqualTo("TOKEN_REVOKED");
    assertThat(laptop.enter(drop).status()).as("the entry is the member's").isEqualTo(200);
    assertThat(bob.enter(drop).status()).isEqualTo(202);
  }

  @Test
  void ofAMemberTheTokensIssuedUpToTheInstantAreRefused() {
    var change = Instant.ofEpochSecond(Instant.now().getEpochSecond());
    var before = with(of("alice").issuedAt(change.minusSeconds(5)));
    var at = with(of("alice").issuedAt(change));
    var after = with(of("alice").issuedAt(change.plusSeconds(1)));
    var undated = with(of("alice"));
    var bob = with(of("bob").issuedAt(change.minusSeconds(5)));
    assertThat(isHeard(before)).isTrue();
    table.member("alice", change);
    soon(() -> isRevoked(before));
    assertThat(isRevoked(at)).isTrue();
    assertThat(isRevoked(undated)).isTrue();
    assertThat(isHeard(after)).isTrue();
    assertThat(isHeard(bob)).isTrue();
  }

  @Test
  void aBlockedMemberIsRefusedUntilTheBlockIsLifted() {
    var alice = with(of("alice").ofSession("s").issuedAt(Instant.now().plusSeconds(60)));
    table.block("alice");
    soon(() -> isRevoked(alice));
    assertThat(isHeard(with(of("bob")))).isTrue();
    table.unblock("alice");
    soon(() -> isHeard(alice));
    table.block("alice");
    soon(() -> isRevoked(alice));
  }

  @Test
  void anEmptiedRedisGetsTheListBackAndANewGateHonoursIt() {
    var alice = with(of("alice").ofSession("s"));
    table.session("s");
    soon(() -> isRevoked(alice));
    stores.redis(Request.cmd(Command.FLUSHALL));
    Awaitility.await()
        .atMost(SOON)
        .until(
            () -> stores.redis(Request.cmd(Command.ZCARD).arg(RedisKeys.REVOCATIONS)).equals("1"));
    assertThat(isRevoked(alice)).isTrue();
    drop.publish(rig.redis, 2);
    var fresh = GateRig.start(vertx);
    GateRig.until(() -> fresh.client.get(drop.path()).status() == 200);
    assertThat(fresh.client.bearing(of("alice").ofSession("s").sign()).mine(drop).code())
        .isEqualTo("TOKEN_REVOKED");
    assertThat(fresh.client.as("bob").mine(drop).code()).isEqualTo("NO_ENTRY");
    table.block("bob");
    soon(() -> "TOKEN_REVOKED".equals(fresh.client.as("bob").mine(drop).code()));
    soon(() -> isRevoked(rig.client.as("bob")));
  }

  @Test
  void whileRedisIsSilentFor5SecondsNobodyIsLetInOnATokenAndAfterwardsTheyAre() {
    var bob = with(of("bob"));
    var ticket = bob.enter(drop).ticket();
    var polling = bob.with("X-Rushgate-Ticket", ticket);
    long frozenAt = System.nanoTime();
    LocalStack.shared().redis().freeze();
    try {
      assertThat(polling.mine(drop).status()).as("from memory").isEqualTo(200);
      Awaitility.await()
          .atMost(Duration.ofSeconds(8))
          .pollInterval(Duration.ofMillis(50))
          .until(() -> polling.mine(drop).status() == 503);
      assertThat(System.nanoTime() - frozenAt).isGreaterThan(Duration.ofSeconds(3).toNanos());
      assertUnconfirmed(polling.mine(drop));
      assertUnconfirmed(bob.enter(drop));
      assertUnconfirmed(bob.leave(drop));
      assertUnconfirmed(bob.get(drop.path() + "/stream"));
      assertUnconfirmed(rig.client.get(drop.path() + "/stream?ticket=" + ticket));
      assertThat(rig.client.bearing("x.y.z").mine(drop).status()).isEqualTo(401);
      assertPublicCallsGoOn();
    } finally {
      LocalStack.shared().redis().thaw();
    }
    Awaitility.await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> polling.mine(drop).status() == 200);
    table.block("bob");
    soon(() -> isRevoked(bob));
  }

  private void assertPublicCallsGoOn() {
    assertThat(rig.client.get("/api/v1/time").status()).isEqualTo(200);
    assertThat(rig.client.get("/api/v1/drops").status()).isEqualTo(200);
    assertThat(rig.client.get(drop.path()).status()).isEqualTo(200);
    assertThat(open("", null).status).isEqualTo(200);
  }

  private static void assertUnconfirmed(Answer answer) {
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.code()).isEqualTo("UNAVAILABLE");
    assertThat(answer.headers().get("Retry-After")).isEqualTo("1");
    assertThat(answer.json().getString("detail")).contains("revoked");
  }

  private Listener open(String query, @Nullable String token) {
    var listener = new Listener(vertx, rig.gate.port(), drop.path() + "/stream" + query, token);
    listeners.add(listener);
    GateRig.until(() -> listener.status != 0);
    return listener;
  }

  @Test
  void anOpenStreamEndsWithWhatLetItIn() {
    var ticket = rig.client.as("alice").enter(drop).ticket();
    var ofSession = open("", of("alice").ofSession("s").sign());
    var ofTicket = open("?ticket=" + ticket, null);
    rig.client.as("bob").enter(drop);
    var ofBob = open("", of("bob").ofSession("t").sign());
    var ofAnybody = open("", null);
    GateRig.until(() -> ofSession.heardState("entry", "QUEUED"));
    GateRig.until(() -> ofTicket.heardState("entry", "QUEUED"));
    table.session("s");
    soon(() -> ofSession.ended);
    assertThat(ofSession.heard("end")).hasSize(1);
    assertThat(ofTicket.ended).as("it knows no session").isFalse();
    table.block("alice");
    soon(() -> ofTicket.ended);
    assertThat(rig.client.get(drop.path() + "/stream?ticket=" + ticket).code())
        .isEqualTo("TOKEN_REVOKED");
    assertThat(ofBob.ended).isFalse();
    assertThat(ofAnybody.ended).isFalse();
    rig.client.as("bob").leave(drop);
    GateRig.until(() -> ofBob.heardState("entry", "LEFT"));
    assertThat(rig.meters.get("rushgate.streams.open").gauge().value()).isEqualTo(2);
  }

  @Test
  void aChangedMembersTicketOfBeforeOpensNoStreamAndOneOfAfterDoes() {
    var before = rig.client.as("alice").enter(drop).ticket();
    var stream = open("?ticket=" + before, null);
    table.member("alice", Instant.now());
    soon(() -> stream.ended);
    assertThat(rig.client.get(drop.path() + "/stream?ticket=" + before).code())
        .isEqualTo("TOKEN_REVOKED");
    var renewed = of("alice").issuedAt(Instant.now().plusSeconds(1));
    var after = with(renewed).mine(drop).ticket();
    assertThat(open("?ticket=" + after, null).status).isEqualTo(200);
  }
}
