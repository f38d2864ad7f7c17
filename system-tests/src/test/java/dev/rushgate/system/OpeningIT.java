package dev.rushgate.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.rush.service.GateLook;
import dev.rushgate.rush.service.Tokens;
import dev.rushgate.system.clock.AgentJar;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The opening instant, at a gate whose own clock is wrong: Redis' clock alone decides. */
class OpeningIT {

  private static final Duration UNTIL_OPENING = Duration.ofSeconds(5);
  private static final Duration SHOWN_MAX = Duration.ofSeconds(20);
  private static final int AROUND_MS = 200;

  /** They begin earlier than that, so that gate and shooters run warm when it counts. */
  private static final int WARM_UP_MS = 1_800;

  private static final int SHOOTERS = 8;
  private static final int CAPACITY = 10_000;

  private final Deployment deployment = Deployment.shared();
  private final HttpClient http = HttpClient.newHttpClient();

  @TempDir private Path folder;

  /** A press, with Redis' time read before it was sent and after its answer. */
  private record Shot(long beforeMs, String answer, long afterMs) {}

  @AfterEach
  void heal() {
    http.close();
    deployment.heal();
  }

  @ParameterizedTest
  @ValueSource(longs = {5_000, -5_000})
  void noneIsAcceptedEarlyAndNoneRefusedLateThoughTheGatesClockIsWrong(long wrongByMs)
      throws Exception {
    Node gate =
        deployment
            .programs()
            .edge("gate-wrong" + wrongByMs, "gate", List.of(AgentJar.jvmWord(folder, wrongByMs)));
    gate.start();
    try {
      gate.awaitReady();
      assertThat(gate.log()).contains("clock is wrong in dev/rushgate/edge/");
      Instant opensAt = Instant.now().plus(UNTIL_OPENING).truncatedTo(ChronoUnit.MILLIS);
      String drop = newCoupon(opensAt);
      try (var look = new GateLook(gate.url())) {
        look.awaitDrop(drop, SHOWN_MAX);
      }
      judge(shoot(gate.url(), drop, opensAt.toEpochMilli()), opensAt.toEpochMilli());
    } finally {
      gate.kill();
    }
  }

  private static void judge(List<Shot> shots, long opensAtMs) {
    assertThat(shots)
        .as("fired shortly before the opening")
        .anyMatch(s -> s.beforeMs() < opensAtMs && s.beforeMs() >= opensAtMs - AROUND_MS);
    assertThat(shots).extracting(Shot::answer).contains("202", "NOT_OPEN");
    assertThat(shots).extracting(Shot::answer).containsOnly("202", "NOT_OPEN");
    assertThat(shots)
        .as("accepted early")
        .noneMatch(shot -> shot.answer().equals("202") && shot.afterMs() < opensAtMs);
    assertThat(shots)
        .as("refused late")
        .noneMatch(shot -> shot.answer().equals("NOT_OPEN") && shot.beforeMs() >= opensAtMs);
  }

  private List<Shot> shoot(URI gate, String drop, long opensAtMs) throws Exception {
    var redis = new RedisView(deployment, drop);
    List<Shot> all = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<List<Shot>>> shooters = new ArrayList<>();
      for (int shooter = 0; shooter < SHOOTERS; shooter++) {
        String prefix = Scene.prefix();
        shooters.add(() -> shoot(redis, gate, drop, prefix, opensAtMs));
      }
      for (Future<List<Shot>> shots : threads.invokeAll(shooters)) {
        all.addAll(shots.get());
      }
    }
    return all;
  }

  private List<Shot> shoot(RedisView redis, URI gate, String drop, String prefix, long opensAtMs)
      throws Exception {
    Tokens tokens = deployment.tokens();
    List<Shot> shots = new ArrayList<>();
    long beforeMs = redis.nowMs();
    while (beforeMs < opensAtMs + AROUND_MS) {
      if (beforeMs >= opensAtMs - WARM_UP_MS) {
        String answer = press(gate, drop, tokens.shopper(prefix + shots.size()));
        shots.add(new Shot(beforeMs, answer, redis.nowMs()));
      }
      beforeMs = redis.nowMs();
    }
    return shots;
  }

  private String press(URI gate, String drop, String token)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(gate.resolve("/api/v1/drops/" + drop + "/entries"))
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    var response = http.send(request, HttpResponse.BodyHandlers.ofString());
    return response.statusCode() == 202
        ? "202"
        : new JsonObject(response.body()).getString("code", response.body());
  }

  private String newCoupon(Instant opensAt) {
    try (var admin = deployment.admin()) {
      return admin.createDrop(
          new JsonObject()
              .put("kind", "COUPON")
              .put("title", "Opening")
              .put("discount", 1_000)
              .put("capacity", CAPACITY)
              .put("opensAt", opensAt.toString())
              .put("closesAt", opensAt.plus(1, ChronoUnit.HOURS).toString())
              .put("validUntil", opensAt.plus(1, ChronoUnit.DAYS).toString()));
    }
  }
}
