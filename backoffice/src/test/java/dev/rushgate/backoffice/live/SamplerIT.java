package dev.rushgate.backoffice.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rushgate.backoffice.testkit.Api;
import dev.rushgate.backoffice.testkit.Drops;
import dev.rushgate.backoffice.testkit.Queued;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Settled;
import dev.rushgate.backoffice.testkit.Sql;
import dev.rushgate.model.DropId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An open drop in Redis, and what is written down of it. */
class SamplerIT {

  private static final Duration SOON = Duration.ofSeconds(20);

  private final Api api = Running.api();
  private final Sql sql = Running.sql();
  private String drop = "";
  private Queued queued = new Queued("1");

  @BeforeEach
  void anOpenDrop() {
    var deal = Drops.with(Drops.aDeal(new Drops(api).product(20), 20), "waitlist", 50);
    drop = new Drops(api).created(Drops.with(deal, "opensAt", Drops.inSeconds(-60)));
    sql.run("UPDATE drop_stock SET epoch = 1 WHERE drop_id = ?", drop);
    queued = new Queued(drop).armed(20).waits(1).waits(2);
  }

  @AfterEach
  void noTrace() {
    sql.run("UPDATE drop_stock SET archived_at = UTC_TIMESTAMP(3) WHERE drop_id = ?", drop);
    queued.forget();
  }

  private JsonNode samples() {
    Api.Reply reply = api.get(Drops.PATH + "/" + drop + "/samples");
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.json();
  }

  private long count() {
    return sql.number("SELECT COUNT(*) FROM drop_sample WHERE drop_id = ?", drop);
  }

  @Test
  void everySecondOfAnOpenDropIsWrittenDownAndTheRateFollows() {
    await().atMost(SOON).until(() -> count() >= 2);
    queued.settled(3).settled(4).settled(5).sent(6);
    await().atMost(SOON).until(() -> samples().path("now").path("remaining").asLong() == 16);
    JsonNode told = samples();
    JsonNode now = told.path("now");
    assertThat(now.path("state").asString()).isEqualTo("OPEN");
    assertThat(now.path("waiting").asLong()).isEqualTo(2);
    assertThat(now.path("perSecond").asDouble()).isPositive();
    assertThat(now.path("underWay").asLong()).isEqualTo(1);
    assertThat(now.path("armed").asBoolean()).isTrue();
    assertThat(told.path("samples").size()).isGreaterThanOrEqualTo(3);
    assertThat(told.path("samples").path(0).path("remaining").asLong()).isEqualTo(20);
    await().atMost(SOON).until(() -> samples().path("now").path("settleLagMs").asLong() > 1_000);
  }

  @Test
  void aDeadLetterIsNoLag() {
    queued.sent(7);
    new Settled(sql).deadLetter(drop, 7);
    await()
        .during(Duration.ofMillis(2_500))
        .atMost(SOON)
        .until(() -> samples().path("now").path("settleLagMs").asLong() < 2_000);
    await().atMost(SOON).until(() -> samples().path("now").path("settleLagMs").asLong() == 0);
  }

  @Test
  void twoServersWriteOneSampleASecondAndShowTheSame() {
    try (var other = Running.on(Running.database(), Map.of())) {
      Api beside = new Api(Running.portOf(other));
      long before = count();
      long begun = System.nanoTime();
      await().atMost(SOON).until(() -> count() >= before + 4);
      long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds() + 1;
      assertThat(count() - before).isLessThanOrEqualTo(seconds + 1);
      sql.run("UPDATE drop_stock SET archived_at = UTC_TIMESTAMP(3) WHERE drop_id = ?", drop);
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(beside.get(Drops.PATH + "/" + drop + "/samples").text())
                      .isEqualTo(api.get(Drops.PATH + "/" + drop + "/samples").text()));
    }
  }

  @Test
  void aDropThatIsOverStandsAsItStoodLast() {
    await().atMost(SOON).until(() -> count() >= 1);
    sql.run("UPDATE drop_stock SET archived_at = UTC_TIMESTAMP(3) WHERE drop_id = ?", drop);
    await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
    sql.run("UPDATE drop_sample SET slot = slot - 3600 WHERE drop_id = ? ORDER BY slot", drop);
    assertThat(Running.bean(Live.class).standings(List.of(DropId.parse(drop).orElseThrow())))
        .singleElement()
        .satisfies(now -> assertThat(now.waiting()).isEqualTo(2))
        .satisfies(now -> assertThat(now.perSecond()).isZero());
  }

  @Test
  void oldSamplesAreThinned() {
    long now = sql.number("SELECT UNIX_TIMESTAMP()");
    String[] rows = new String[4_000];
    for (int i = 0; i < rows.length; i++) {
      long slot = now - 20_000 + 5L * i;
      rows[i] = "(%s, %d, %d, 1, TRUE, 1, 1, 1, 1, 1, 0)".formatted(drop, slot, slot * 1_000);
    }
    sql.run("DELETE FROM drop_sample WHERE drop_id = ?", drop);
    sql.run(
        "INSERT INTO drop_sample (drop_id, slot, at_ms, epoch, armed, waiting, remaining, entered,"
            + " admitted, under_way, settle_lag) VALUES "
            + String.join(", ", rows)
            + " ON DUPLICATE KEY UPDATE waiting = 1");
    Running.bean(Sampler.class).thin(DropId.parse(drop).orElseThrow());
    assertThat(count()).isBetween(600L, 1_200L);
    assertThat(sql.number("SELECT MIN(slot) FROM drop_sample WHERE drop_id = ?", drop))
        .isEqualTo(now - 20_000);
  }
}
