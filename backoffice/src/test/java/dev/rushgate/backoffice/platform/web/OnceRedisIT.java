package dev.rushgate.backoffice.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rushgate.backoffice.testkit.Api;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Tokens;
import dev.rushgate.backoffice.testkit.Wallet;
import dev.rushgate.model.MemberId;
import dev.rushgate.stack.LocalStack;
import dev.rushgate.stack.RedisServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;

/** Finished calls in Redis, a server of the test's own: losing it must not pay twice. */
class OnceRedisIT {

  private static final String PATH = "/api/v1/wallet/charges";
  private static final Duration SOON = Duration.ofSeconds(20);

  /** Of any call: it waits for Redis once, if at all. */
  private static final Duration QUICK = Duration.ofMillis(3_500);

  private static final Path FOLDER = folder();
  private static final LocalStack OWN = LocalStack.at(FOLDER).logs(FOLDER).build();
  private static final RedisServer REDIS = OWN.redis();
  private static final ConfigurableApplicationContext SHOP =
      Running.on(Running.database(), Map.of("RUSHGATE_REDIS_URL", REDIS.url()));

  private final String member = Wallet.fresh().member();
  private final Api api = new Api(Running.portOf(SHOP)).as(Tokens.shopper(member));

  private static Path folder() {
    try {
      return Files.createTempDirectory("once");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterAll
  static void end() {
    SHOP.close();
    OWN.close();
  }

  /** A call that was sent, to be sent again as it was. */
  private record Call(String body, String request) {}

  private static Call call(long amount) {
    String key = Wallet.key("ok_");
    return new Call(
        Api.JSON.writeValueAsString(Map.of("amount", amount, "paymentKey", key)), "once-" + key);
  }

  private Api.Reply send(Call call) {
    return api.send(
        api.request(PATH)
            .header("Content-Type", "application/json")
            .header(OnceCalls.HEADER, call.request())
            .POST(BodyPublishers.ofString(call.body())));
  }

  private long balance() {
    return api.get("/api/v1/wallet").json().path("balance").asLong();
  }

  /** The server as it answers the cache, after whatever a test did to it. */
  @BeforeEach
  void connected() {
    REDIS.start();
    await()
        .atMost(SOON)
        .until(
            () -> {
              Call call = call(100);
              send(call);
              return isKept(call);
            });
    flush();
  }

  private boolean isKept(Call call) {
    try (RedisConnection redis = redis()) {
      byte[] key = slotOf(call);
      byte[] value = redis.stringCommands().get(key);
      return value != null && redis.keyCommands().ttl(key) > 0;
    }
  }

  private byte[] slotOf(Call call) {
    return OnceCache.key(new MemberId(member), call.request()).getBytes(StandardCharsets.UTF_8);
  }

  private static RedisConnection redis() {
    return SHOP.getBean(RedisConnectionFactory.class).getConnection();
  }

  private static void flush() {
    try (RedisConnection redis = redis()) {
      redis.serverCommands().flushAll();
    }
  }

  @Test
  void aRepeatedCallIsAnsweredByRedis() {
    List<Call> calls = new ArrayList<>();
    List<String> firsts = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Call call = call(1_000);
      calls.add(call);
      firsts.add(send(call).text());
    }
    Running.sql().run("UPDATE idempotency SET answer = '{}' WHERE member = ?", member);
    List<String> again = calls.stream().map(call -> send(call).text()).toList();
    // Under load one or the other may not come in time, and is the database's.
    assertThat(again).containsAnyElementsOf(firsts);
    assertThat(
            send(new Call("{\"amount\":200,\"paymentKey\":\"ok_x\"}", calls.get(0).request()))
                .code())
        .isEqualTo("IDEMPOTENCY_KEY_REUSED");
  }

  @Test
  void anEmptiedRedisPaysNothingTwice() {
    long before = balance();
    Call call = call(2_000);
    Api.Reply first = send(call);
    assertThat(first.status()).as(first.text()).isEqualTo(201);
    flush();
    Api.Reply again = send(call);
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(balance()).isEqualTo(before + 2_000);
    await().atMost(SOON).until(() -> send(call).status() == 201 && isKept(call));
  }

  @Test
  void aRedisThatIsAwayChangesTheSpeedAlone() {
    REDIS.kill();
    theSameTwice();
  }

  @Test
  void aRedisThatHangsChangesTheSpeedAlone() {
    REDIS.freeze();
    try {
      theSameTwice();
    } finally {
      REDIS.thaw();
    }
  }

  private void theSameTwice() {
    long before = balance();
    Call call = call(3_000);
    long began = System.nanoTime();
    Api.Reply first = send(call);
    Api.Reply again = send(call);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(QUICK);
    assertThat(first.status()).as(first.text()).isEqualTo(201);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(balance()).isEqualTo(before + 3_000);
  }

  @Test
  void whatRedisHoldsIsBounded() {
    for (int i = 0; i < 20; i++) {
      send(call(100));
    }
    try (RedisConnection redis = redis()) {
      Set<byte[]> keys =
          Objects.requireNonNull(redis.keyCommands().keys("*".getBytes(StandardCharsets.UTF_8)));
      assertThat(keys).isNotEmpty().hasSizeLessThanOrEqualTo(20);
      assertThat(keys)
          .allSatisfy(
              key -> {
                assertThat(new String(key, StandardCharsets.UTF_8))
                    .matches("rushgate:once:[0-9]{1,4}");
                assertThat(redis.keyCommands().ttl(key)).isBetween(1L, 600L);
              });
    }
  }

  @Test
  void whatIsOldIsForgotten() {
    Call old = call(100);
    send(old);
    Call other = call(100);
    send(other);
    Running.sql()
        .run(
            "UPDATE idempotency SET at = at - INTERVAL 8 DAY WHERE member = ? AND request = ?",
            member,
            old.request());
    SHOP.getBean(OnceCare.class).forget();
    assertThat(known(old)).isZero();
    assertThat(known(other)).isEqualTo(1);
  }

  private long known(Call call) {
    return Running.sql()
        .number(
            "SELECT COUNT(*) FROM idempotency WHERE member = ? AND request = ?",
            member,
            call.request());
  }
}
