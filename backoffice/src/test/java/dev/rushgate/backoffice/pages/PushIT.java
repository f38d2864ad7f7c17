package dev.rushgate.backoffice.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rushgate.backoffice.platform.StaffRole;
import dev.rushgate.backoffice.testkit.Api;
import dev.rushgate.backoffice.testkit.Browser;
import dev.rushgate.backoffice.testkit.Drops;
import dev.rushgate.backoffice.testkit.Listener;
import dev.rushgate.backoffice.testkit.Queued;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Sql;
import dev.rushgate.backoffice.testkit.Staff;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The push of the live pages, as a browser's session gets it. */
class PushIT {

  private static final Duration SOON = Duration.ofSeconds(10);

  private final Sql sql = Running.sql();
  private final Browser browser = Running.browser();
  private final List<Listener> listeners = new ArrayList<>();
  private final Staff.Member support = Running.staff().with(StaffRole.SUPPORT);
  private String drop = "";
  private Queued queued = new Queued("1");

  @BeforeEach
  void anOpenDrop() {
    browser.signIn(support);
    drop =
        new Drops(Running.api())
            .created(Drops.with(Drops.aCoupon(50), "opensAt", Drops.inSeconds(-60)));
    sql.run("UPDATE drop_stock SET epoch = 1 WHERE drop_id = ?", drop);
    queued = new Queued(drop).armed(50);
  }

  @AfterEach
  void noTrace() {
    listeners.forEach(Listener::close);
    sql.run("UPDATE drop_stock SET archived_at = UTC_TIMESTAMP(3) WHERE drop_id = ?", drop);
    queued.forget();
  }

  private Listener listen(int port) {
    var listener = new Listener(port, browser, drop);
    listeners.add(listener);
    return listener;
  }

  private static boolean heard(Listener listener, String field, long value) {
    return listener.heard().stream().anyMatch(now -> now.path(field).asLong() == value);
  }

  @Test
  void whatMovesIsToldOnBothServers() {
    try (var other = Running.on(Running.database(), Map.of())) {
      Listener here = listen(Running.port());
      Listener there = listen(Running.portOf(other));
      assertThat(here.status()).isEqualTo(200);
      assertThat(here.header("Content-Type")).startsWith("text/event-stream");
      assertThat(here.header("Cache-Control")).contains("no-store");
      assertThat(here.header("Content-Security-Policy")).contains("default-src 'self'");
      queued.waits(1).waits(2).waits(3).settled(4);
      for (Listener one : List.of(here, there)) {
        await().atMost(SOON).until(() -> heard(one, "waiting", 3) && heard(one, "remaining", 49));
      }
      Running.api().post(Drops.PATH + "/" + drop + "/pause");
      await()
          .atMost(SOON)
          .until(
              () ->
                  List.of(here, there).stream()
                      .allMatch(
                          one ->
                              one.heard().stream()
                                  .anyMatch(n -> n.path("state").asString().equals("PAUSED"))));
    }
    await().atMost(SOON).until(() -> listeners.get(1).ended());
    assertThat(listeners.get(0).ended()).isFalse();
  }

  @Test
  void theStreamEndsWithItsSession() {
    Listener listener = listen(Running.port());
    await().atMost(SOON).until(() -> !listener.heard().isEmpty());
    browser.get("/admin");
    browser.post("/admin/logout", Map.of());
    await().atMost(Duration.ofSeconds(6)).until(listener::ended);
    assertThat(listen(Running.port()).status()).isEqualTo(302);
  }

  @Test
  void theStreamEndsWhenTheAccountIsBlocked() {
    Listener listener = listen(Running.port());
    await().atMost(SOON).until(() -> !listener.heard().isEmpty());
    sql.run("UPDATE staff SET state = 'BLOCKED' WHERE id = ?", support.id());
    await().atMost(Duration.ofSeconds(6)).until(listener::ended);
  }

  @Test
  void theStreamEndsWhenThePasswordOrTheRoleWasChanged() {
    Listener listener = listen(Running.port());
    await().atMost(SOON).until(() -> !listener.heard().isEmpty());
    sql.run("UPDATE staff SET era = era + 1 WHERE id = ?", support.id());
    await().atMost(Duration.ofSeconds(6)).until(listener::ended);
  }

  @Test
  void oneWhoOpensTooManyIsRefusedUntilOneIsClosed() {
    for (int i = 0; i < 6; i++) {
      assertThat(listen(Running.port()).status()).isEqualTo(200);
    }
    assertThat(listen(Running.port()).status()).isEqualTo(503);
    queued.waits(9);
    listeners.getFirst().close();
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              queued.add("entered", 1).set("remaining", System.nanoTime() % 1_000);
              assertThat(listen(Running.port()).status()).isEqualTo(200);
            });
  }

  @Test
  void onlyIdsAreListenedToAndOnlyByStaff() {
    assertThat(new Listener(Running.port(), browser, "x").status()).isEqualTo(400);
    assertThat(new Listener(Running.port(), Running.browser(), drop).status()).isEqualTo(302);
    assertThat(Running.api().get("/admin/live?drops=" + drop).status()).isEqualTo(302);
  }

  @Test
  void theClockIsThatOfRedis() {
    Browser.Page page = browser.get("/admin/live/time");
    Instant now = Instant.parse(Api.JSON.readTree(page.text()).path("now").asString());
    assertThat(Duration.between(now, Instant.now()).abs()).isLessThan(Duration.ofSeconds(5));
    assertThat(page.header("Cache-Control")).contains("no-store");
  }
}
