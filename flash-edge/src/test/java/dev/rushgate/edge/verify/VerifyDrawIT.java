package dev.rushgate.edge.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rushgate.edge.queue.AdmitOutcome;
import dev.rushgate.edge.queue.Claim;
import dev.rushgate.edge.queue.DropQueue;
import dev.rushgate.edge.queue.Pop;
import dev.rushgate.edge.queue.RedisLink;
import dev.rushgate.edge.queue.RedisSettings;
import dev.rushgate.edge.queue.Restoration;
import dev.rushgate.model.Drop;
import dev.rushgate.model.DropId;
import dev.rushgate.model.DropState;
import dev.rushgate.model.Limits;
import dev.rushgate.model.LobbyDraw;
import dev.rushgate.model.MemberId;
import dev.rushgate.model.Money;
import dev.rushgate.model.Offer;
import dev.rushgate.model.Schedule;
import dev.rushgate.stack.Database;
import dev.rushgate.stack.LocalStack;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A lobby of twenty, of whom some got units, on the real servers. */
@ExtendWith(VertxExtension.class)
class VerifyDrawIT {

  private static final String SEED = "0123456789abcdef";
  private static final AtomicLong IDS = new AtomicLong(System.currentTimeMillis() * 1_000);
  private static final int UNITS = 8;

  private final DropId drop = new DropId(IDS.incrementAndGet());
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private Vertx vertx;
  private RedisLink link;
  private DropQueue queue;
  private Database database;

  private static <T extends @Nullable Object> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  @BeforeEach
  void aLobbyThatOpened(Vertx vertx) throws Exception {
    this.vertx = vertx;
    database = LocalStack.shared().database().freshDatabase();
    link = RedisLink.open(vertx, RedisSettings.of(LocalStack.shared().redis().url()));
    await(link.ready());
    queue = new DropQueue(link, drop);
    publish();
    var draw = new LobbyDraw(SEED);
    enter(IntStream.range(0, 20).mapToObj(i -> "lobby" + i), draw);
    List<Pop> popped = new ArrayList<>();
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              popped.addAll(admit(UNITS - popped.size()));
              return popped.size() == UNITS;
            });
    enter(Stream.of("late"), draw);
    for (var pop : popped) {
      execute(
          """
          INSERT INTO admission (drop_id, epoch, no, member, seq, state, at)
          VALUES (%s, 1, %d, '%s', %d, 'STALE', UTC_TIMESTAMP(3))
          """
              .formatted(drop, pop.no(), pop.member(), pop.seq()));
    }
  }

  @AfterEach
  void close() throws Exception {
    await(link.close());
  }

  private void publish() throws Exception {
    var opening = Instant.now().truncatedTo(ChronoUnit.MILLIS).plusSeconds(2);
    var spec =
        new Drop(
            drop,
            "A lobby",
            new Offer.Coupon(new Money(5_000), opening.plusSeconds(7_200)),
            new Limits(100, 100, 100, 100_000),
            new Schedule(opening, opening.plusSeconds(3_600), opening.minusSeconds(60)),
            SEED);
    execute(
        """
        INSERT INTO drop_spec (drop_id, kind, title, offered, waitlist, lobby_max,
          admit_per_second, opens_at, closes_at, seed, created_at)
        VALUES (%s, 'COUPON', 'A lobby', 100, 100, 100, 1000, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3),
          '%s', UTC_TIMESTAMP(3))
        """
            .formatted(drop, SEED));
    execute(
        """
        INSERT INTO drop_stock (drop_id, capacity, target, live, paid, epoch, next_epoch, version,
          state, suspect) VALUES (%s, 100, 100, 0, 0, 1, 1, 1, 'OPEN', FALSE)
        """
            .formatted(drop));
    await(queue.fence(1));
    await(
        queue.restore(
            new Restoration(
                1,
                1,
                DropState.OPEN,
                spec,
                100,
                100,
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                0,
                false,
                0)));
  }

  private void enter(Stream<String> members, LobbyDraw draw) throws Exception {
    await(
        queue.enter(
            members
                .map(MemberId::new)
                .map(member -> new Claim(member, draw.scoreOf(member)))
                .toList()));
  }

  private List<Pop> admit(int max) throws Exception {
    return ((AdmitOutcome.Admitted) await(queue.admit(max, 60_000))).popped();
  }

  private void execute(String sql) throws SQLException {
    try (var connection =
            DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Map<String, String> environment() {
    return Map.of(
        "RUSHGATE_REDIS_URL", LocalStack.shared().redis().url(),
        "RUSHGATE_MYSQL_URL", database.url(),
        "RUSHGATE_MYSQL_USER", database.user(),
        "RUSHGATE_MYSQL_PASSWORD", database.password());
  }

  private int verify(Map<String, String> environment, String... words) throws Exception {
    return await(
        VerifyDraw.run(
            vertx, environment, new PrintStream(printed, true, StandardCharsets.UTF_8), words));
  }

  private String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Test
  void anHonestLobbyHolds() throws Exception {
    assertThat(verify(environment(), "--drop", drop.toString())).isEqualTo(VerifyDraw.HOLDS);
    assertThat(printed()).contains("20 numbers, 12 of them waiting").endsWith("HOLDS\n");
  }

  @Test
  void aTamperedNumberOfAUnitDoesNotHold() throws Exception {
    execute("UPDATE admission SET seq = seq - 1 WHERE no = 4");

    assertThat(verify(environment(), "--drop", drop.toString()))
        .isEqualTo(VerifyDraw.DOES_NOT_HOLD);
    assertThat(printed()).contains("DOES NOT HOLD");
  }

  @Test
  void aMemberWhoWasMovedInTheQueueDoesNotHold() throws Exception {
    await(
        link.call(
            Request.cmd(Command.ZADD)
                .arg("{drop:" + drop + "}:queue")
                .arg(-4_000_000_000_000_000L)
                .arg("favourite")));

    assertThat(verify(environment(), "--drop", drop.toString()))
        .isEqualTo(VerifyDraw.DOES_NOT_HOLD);
    assertThat(printed()).contains("favourite has -4000000000000000");
  }

  @Test
  void aHashThatSomebodyNotedIsHeldAgainstTheSeed() throws Exception {
    assertThat(
            verify(
                environment(), "--drop", drop.toString(), "--seed-hash", LobbyDraw.hashOf("other")))
        .isEqualTo(VerifyDraw.DOES_NOT_HOLD);
  }

  @Test
  void theFileOfTheRunningStackGivesTheAddresses(@TempDir Path folder) throws Exception {
    var run = folder.resolve("run.json");
    Files.writeString(
        run,
        """
        {"redisUrl": "%s", "mysqlUrl": "%s", "mysqlUser": "%s", "mysqlPassword": "%s"}
        """
            .formatted(
                LocalStack.shared().redis().url(),
                database.url(),
                database.user(),
                database.password()));

    assertThat(verify(Map.of(), "--run-file", run.toString(), "--drop", drop.toString()))
        .isEqualTo(VerifyDraw.HOLDS);
  }

  @Test
  void withoutAddressesItSaysWhichIsMissing() throws IOException {
    assertThatThrownBy(() -> verify(Map.of(), "--drop", drop.toString()))
        .hasMessageContaining("RUSHGATE_REDIS_URL is not set");
  }
}
