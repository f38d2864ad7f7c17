package dev.rushgate.backoffice.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rushgate.backoffice.testkit.Api;
import dev.rushgate.backoffice.testkit.Drops;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Settled;
import dev.rushgate.backoffice.testkit.Sql;
import dev.rushgate.model.DropId;
import dev.rushgate.model.RedisKeys;
import dev.rushgate.stack.Database;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.databind.JsonNode;

/**
 * One drop of 10 units: three members won and were settled, one of them is a dead letter that Redis
 * keeps among the sent; one more is popped, one is on its way, two wait, one left.
 */
class LedgerIT {

  private static final Duration SOON = Duration.ofSeconds(30);

  private final Api api = Running.api();
  private final Sql sql = Running.sql();
  private final Settled settled = new Settled(sql);
  private final StringRedisTemplate redis = Running.bean(StringRedisTemplate.class);
  private String drop = "";
  private RedisKeys keys = new RedisKeys(new DropId(1));

  @BeforeEach
  void aDropInTheMiddleOfItsRush() {
    drop = new Drops(api).deal(10);
    keys = new RedisKeys(DropId.parse(drop).orElseThrow());
    settled.order(drop, 1, 3_600_000);
    settled.order(drop, 2, 3_600_000);
    settled.deadLetter(drop, 3);
    redis
        .opsForHash()
        .putAll(
            keys.spec(),
            Map.ofEntries(
                Map.entry("epoch", "1"),
                Map.entry("fence", "1"),
                Map.entry("runId", runId()),
                Map.entry("capacity", "10"),
                Map.entry("target", "10"),
                Map.entry("remaining", "5"),
                Map.entry("version", "1"),
                Map.entry("no", "5"),
                Map.entry("entered", "8"),
                Map.entry("admitted", "4"),
                Map.entry("refused", "0"),
                Map.entry("left", "1")));
    hold(1);
    hold(2);
    hold(3);
    hold(4);
    hold(5);
    redis.opsForZSet().add(keys.sent(), sent(3), 1);
    redis.opsForZSet().add(keys.sent(), sent(4), 1);
    redis.opsForZSet().add(keys.leased(), sent(5), 1);
    redis.opsForZSet().add(keys.queue(), "member-6", 6);
    redis.opsForZSet().add(keys.queue(), "member-7", 7);
  }

  @AfterEach
  void noTrace() {
    sql.run("UPDATE drop_stock SET archived_at = UTC_TIMESTAMP(3) WHERE drop_id = ?", drop);
    redis.delete(
        java.util.List.of(keys.spec(), keys.queue(), keys.leased(), keys.sent(), keys.admitted()));
  }

  private void hold(int no) {
    redis.opsForHash().put(keys.admitted(), Settled.member(no), "1." + no + "|" + no);
  }

  private static String sent(int no) {
    return no + "|" + Settled.member(no) + "|" + no;
  }

  private String runId() {
    Properties info =
        Objects.requireNonNull(
            redis.execute((RedisCallback<Properties>) c -> c.serverCommands().info("server")));
    return info.getProperty("run_id");
  }

  private JsonNode ledger() {
    Api.Reply reply = api.get(Drops.PATH + "/" + drop + "/ledger");
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.json();
  }

  @Test
  void booksThatAddUpAreBalanced() {
    JsonNode ledger = ledger();
    assertThat(ledger.path("armed").asBoolean()).isTrue();
    assertThat(ledger.path("balanced").isBoolean()).as(ledger.toString()).isTrue();
    assertThat(ledger.path("balanced").asBoolean()).as(ledger.toString()).isTrue();
    JsonNode lines = ledger.path("lines");
    assertThat(lines.path("entered").asLong()).isEqualTo(8);
    assertThat(lines.path("waiting").asLong()).isEqualTo(2);
    assertThat(lines.path("onItsWay").asLong()).isEqualTo(2);
    assertThat(lines.path("live").asLong()).isEqualTo(3);
    assertThat(lines.path("toPay").asLong()).isEqualTo(2);
    assertThat(lines.path("dead").asLong()).isEqualTo(1);
    ledger.path("checks").forEach(c -> assertThat(c.path("holds").asBoolean()).isTrue());
  }

  @Test
  void aUnitThatIsReturningIsNoMismatch() {
    String order = settled.order(drop, 8, 3_600_000);
    redis.opsForHash().increment(keys.spec(), "remaining", -1);
    redis.opsForHash().increment(keys.spec(), "admitted", 1);
    redis.opsForHash().increment(keys.spec(), "entered", 1);
    hold(8);
    assertThat(ledger().path("balanced").asBoolean()).isTrue();
    api.post("/api/v1/admin/orders/" + order + "/cancel", Map.of("reason", "asked"));
    JsonNode returning = ledger();
    assertThat(returning.path("lines").path("releasesUnderWay").asLong()).isEqualTo(1);
    assertThat(returning.path("balanced").asBoolean()).as(returning.toString()).isTrue();
    redis.opsForHash().delete(keys.admitted(), Settled.member(8));
    redis.opsForHash().increment(keys.spec(), "remaining", 1);
    JsonNode applied = ledger();
    assertThat(applied.path("lines").path("releasesUnderWay").asLong()).isZero();
    assertThat(applied.path("balanced").asBoolean()).as(applied.toString()).isTrue();
  }

  @Test
  void aMismatchIsShownWhenItStays() {
    redis.opsForHash().put(keys.spec(), "remaining", "6");
    await().atMost(SOON).until(() -> ledger().path("balanced").isBoolean());
    JsonNode wrong = ledger();
    assertThat(wrong.path("balanced").asBoolean()).isFalse();
    assertThat(api.as(null).get("/metrics").text())
        .containsPattern("rushgate_ledger_mismatched_drops [1-9]");
    assertThat(Running.bean(Ledger.class).attention())
        .anyMatch(one -> one.mismatched() && one.drop().toString().equals(drop));
    redis.opsForHash().put(keys.spec(), "remaining", "5");
    assertThat(ledger().path("balanced").asBoolean()).isTrue();
  }

  @Test
  void aMismatchSeenOnceIsNotToldYet() {
    redis.opsForHash().put(keys.spec(), "entered", "9");
    JsonNode once = ledger();
    assertThat(once.path("balanced").isNull()).isTrue();
    assertThat(once.path("checks").path(0).path("holds").asBoolean()).isFalse();
  }

  @Test
  void aRedisThatIsNotArmedIsNotJudged() {
    redis.opsForHash().put(keys.spec(), "runId", "another");
    JsonNode ledger = ledger();
    assertThat(ledger.path("armed").asBoolean()).isFalse();
    assertThat(ledger.path("armed").isBoolean()).isTrue();
    assertThat(ledger.path("balanced").isNull()).isTrue();
  }

  @Test
  void rebuildsTellHowLongNobodyWasAdmitted() {
    sql.run(
        """
        INSERT INTO drop_rebuild (drop_id, number, reason, noticed_at, armed_at) VALUES
        (?, 1, 'first', '2026-11-21 09:00:00.000', '2026-11-21 09:00:00.250'),
        (?, 2, 'restarted', '2026-11-21 10:00:00.000', NULL)
        """,
        drop,
        drop);
    JsonNode rebuilds = ledger().path("rebuilds");
    assertThat(rebuilds.path(0).path("number").asLong()).isEqualTo(2);
    assertThat(rebuilds.path(0).path("millis").isNull()).isTrue();
    assertThat(rebuilds.path(1).path("millis").asLong()).isEqualTo(250);
    assertThat(rebuilds.path(1).path("noticedAt").asString()).isEqualTo("2026-11-21T09:00:00.000Z");
  }

  @Test
  void withoutRedisTheDatabaseStillSpeaks() {
    Database own = Running.stack().database().emptyDatabase();
    try (var lonely = Running.on(own, Map.of("RUSHGATE_REDIS_URL", "redis://127.0.0.1:1"))) {
      Api other = new Api(Running.portOf(lonely));
      String alone = new Drops(other).deal(4);
      JsonNode ledger = other.get(Drops.PATH + "/" + alone + "/ledger").json();
      assertThat(ledger.path("armed").isNull()).as(ledger.toString()).isTrue();
      assertThat(ledger.path("balanced").isNull()).isTrue();
      assertThat(ledger.path("lines").path("capacity").asLong()).isEqualTo(4);
      assertThat(ledger.path("lines").path("waiting").isNull()).isTrue();
      assertThat(other.as(null).get("/health/ready").status()).isEqualTo(200);
    }
  }

  @Test
  void anUnknownDropHasNoLedger() {
    assertThat(api.get(Drops.PATH + "/77/ledger").code()).isEqualTo("DROP_UNKNOWN");
  }
}
