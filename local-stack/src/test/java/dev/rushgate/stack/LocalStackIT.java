package dev.rushgate.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStackIT {

  private final LocalStack stack = LocalStack.shared();

  @Test
  void redisKeepsItsDataOverAKill() throws IOException {
    RedisServer redis = stack.redis();
    int port = redis.port();
    assertThat(redis(redis, "SET", "kept", "yes")).isEqualTo("OK");
    redis.kill();
    assertThat(redis.isAlive()).isFalse();
    redis.start();
    assertThat(redis.port()).isEqualTo(port);
    assertThat(redis(redis, "GET", "kept")).isEqualTo("yes");
  }

  @Test
  void redisAnswersOnlyWhatItHasSynced() throws IOException {
    assertThat(redis(stack.redis(), "CONFIG", "GET", "append*"))
        .contains("appendonly yes", "appendfsync always");
    assertThat(redis(stack.redis(), "CONFIG", "GET", "maxmemory-policy")).endsWith("noeviction");
    assertThat(redis(stack.redis(), "CONFIG", "GET", "save")).isEqualTo("save ");
  }

  @Test
  void theDatabaseKeepsItsDataOverAKill(@TempDir Path folder) throws SQLException {
    Path bin = ProjectRoot.local().resolve("bin");
    // Not the shared one: that may be a server from outside.
    try (DatabaseServer server =
        new DatabaseServer(Ports.free(), folder.resolve("data"), folder.resolve("log"), bin)) {
      server.start();
      keepsItsDataOverAKill(server);
    }
  }

  private static void keepsItsDataOverAKill(DatabaseServer server) throws SQLException {
    Database database = server.emptyDatabase();
    Sql.execute(database, "CREATE TABLE kept(id INT PRIMARY KEY)");
    Sql.execute(database, "INSERT INTO kept VALUES (7)");
    server.kill();
    server.start();
    assertThat(Sql.number(database, "SELECT COUNT(*) FROM kept WHERE id = 7")).isEqualTo(1);
  }

  @Test
  void kafkaKeepsItsRecordsOverAKill() throws Exception {
    KafkaBroker kafka = stack.kafka();
    Records.write(kafka.bootstrap(), "rushgate.admissions", "kept");
    kafka.kill();
    kafka.start();
    assertThat(Records.read(kafka.bootstrap(), "rushgate.admissions")).contains("kept");
  }

  @Test
  void aStopIsOrderlyAndKeepsTheData() throws IOException {
    RedisServer redis = stack.redis();
    redis(redis, "SET", "over-a-stop", "yes");
    redis.stop();
    redis.start();
    assertThat(redis(redis, "GET", "over-a-stop")).isEqualTo("yes");
  }

  @Test
  void aWipedRedisComesUpEmpty() throws IOException {
    RedisServer redis = stack.redis();
    redis(redis, "SET", "soon-gone", "yes");
    assertThatThrownBy(redis::wipe).isInstanceOf(IllegalStateException.class);
    redis.kill();
    redis.wipe();
    redis.start();
    assertThat(redis(redis, "DBSIZE")).isEqualTo("0");
  }

  @Test
  void aFrozenRedisAnswersAgain() throws IOException {
    RedisServer redis = stack.redis();
    try (RespClient client = new RespClient(redis.port())) {
      redis.freeze();
      assertThatThrownBy(() -> client.call("PING")).isInstanceOf(SocketTimeoutException.class);
      redis.thaw();
    }
    assertThat(redis(redis, "PING")).isEqualTo("PONG");
  }

  @Test
  void aDeadStoreSaysWhoDied() {
    RedisServer redis = stack.redis();
    List<String> messages = new CopyOnWriteArrayList<>();
    redis.onDeath(messages::add);
    ProcessHandle.of(redis.pid()).orElseThrow().destroyForcibly();
    await().atMost(Duration.ofSeconds(10)).until(() -> !messages.isEmpty());
    redis.start();
    assertThat(messages.getFirst())
        .contains("redis (port " + redis.port(), "exit code 137 (signal 9)", "redis.log");
  }

  @Test
  void anEndThatWasAskedForIsNoDeath() {
    RedisServer redis = stack.redis();
    List<String> messages = new CopyOnWriteArrayList<>();
    redis.onDeath(messages::add);
    redis.kill();
    redis.start();
    redis.stop();
    redis.start();
    assertThat(messages).isEmpty();
  }

  @Test
  void aTakenPortIsNamed(@TempDir Path state) throws IOException {
    int port = Ports.free();
    try (ServerSocket taken = new ServerSocket();
        LocalStack other = LocalStack.at(state).logs(state).redisPort(port).build()) {
      taken.bind(Ports.loopback(port));
      assertThatThrownBy(other::redis)
          .isInstanceOf(StackException.class)
          .hasMessageContaining("port " + port + ", wanted for redis, is taken");
    }
  }

  @Test
  void aFreshDatabaseHasTheMigrationsAndAnEmptyOneHasNot() throws SQLException {
    DatabaseServer server = stack.database();
    String tables = "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema=DATABASE()";
    assertThat(Sql.number(server.emptyDatabase(), tables)).isZero();
    Database fresh = server.freshDatabase();
    assertThat(Sql.number(fresh, "SELECT COUNT(*) FROM from_migration")).isZero();
    assertThat(server.freshDatabase()).isNotEqualTo(fresh);
  }

  private static String redis(RedisServer redis, String... words) throws IOException {
    try (RespClient client = new RespClient(redis.port())) {
      return client.call(words);
    }
  }
}
