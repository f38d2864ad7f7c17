package dev.rushgate.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoreProxyIT {

  private static final Duration SOON = Duration.ofSeconds(5);

  private final LocalStack stack = LocalStack.shared();
  private final RedisServer redis = stack.redis();
  private final StoreProxy proxy = redis.proxy();

  @AfterEach
  void heal() {
    proxy.heal();
  }

  @Test
  void withoutAFaultEverythingPasses() throws IOException {
    String large = "x".repeat(300_000);
    try (RespClient client = new RespClient(proxy.port())) {
      assertThat(client.call("SET", "large", large)).isEqualTo("OK");
      assertThat(client.call("GET", "large")).isEqualTo(large);
    }
    assertThat(redis.proxiedUrl()).isEqualTo("redis://127.0.0.1:" + proxy.port());
    await().atMost(SOON).until(() -> proxy.connections() == 0);
  }

  @Test
  void aCutConnectionIsRefusedUntilRestored() throws IOException {
    try (RespClient client = new RespClient(proxy.port())) {
      assertThat(client.call("PING")).isEqualTo("PONG");
      proxy.cut();
      assertThatThrownBy(() -> client.call("PING")).isInstanceOf(IOException.class);
    }
    assertThatThrownBy(() -> new RespClient(proxy.port())).isInstanceOf(ConnectException.class);
    proxy.restore();
    assertThat(throughProxy("PING")).isEqualTo("PONG");
  }

  @Test
  void everyCutIsFeltAtOnce() throws IOException {
    for (int round = 0; round < 200; round++) {
      assertThat(throughProxy("PING")).isEqualTo("PONG");
      proxy.cut();
      assertThatThrownBy(() -> throughProxy("PING")).isInstanceOf(ConnectException.class);
      proxy.restore();
    }
  }

  @Test
  void anAnswerCanBeHeldBack() throws IOException {
    Moment moment = proxy.holdAnswerTo("held-back");
    assertThat(throughProxy("SET", "other", "1")).isEqualTo("OK");
    assertThat(moment.isReached()).isFalse();
    CompletableFuture<String> answer = inBackground("SET", "held-back", "1");
    moment.await(SOON);
    assertThat(answer).isNotDone();
    assertThat(directly("GET", "held-back")).isEqualTo("1");
    moment.release();
    assertThat(answer).succeedsWithin(SOON).isEqualTo("OK");
  }

  @Test
  void aDroppedAnswerLeavesTheDeedDone() throws IOException {
    Moment moment = proxy.holdAnswerTo("done-unheard");
    CompletableFuture<String> answer = inBackground("SET", "done-unheard", "1");
    moment.await(SOON);
    moment.drop();
    assertThat(answer).failsWithin(SOON);
    assertThat(directly("GET", "done-unheard")).isEqualTo("1");
  }

  @Test
  void aDroppedRequestNeverReachesTheServer() throws IOException {
    Moment moment = proxy.holdRequest("never-arrives");
    CompletableFuture<String> answer = inBackground("SET", "never-arrives", "1");
    moment.await(SOON);
    assertThat(directly("EXISTS", "never-arrives")).isEqualTo("0");
    moment.drop();
    assertThat(answer).failsWithin(SOON);
    assertThat(directly("EXISTS", "never-arrives")).isEqualTo("0");
  }

  @Test
  void aMarkIsFoundAcrossTwoPieces() throws IOException {
    Moment moment = proxy.holdAnswerTo("PING in pieces");
    try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), proxy.port())) {
      socket.setTcpNoDelay(true);
      OutputStream out = socket.getOutputStream();
      // The server answers a first request, so the first piece has passed when that answer is here.
      out.write(bytes("PING\r\n*2\r\n$4\r\nECHO\r\n$14\r\nPING in "));
      assertThat(socket.getInputStream().readNBytes(7)).isEqualTo(bytes("+PONG\r\n"));
      assertThat(moment.isReached()).isFalse();
      out.write(bytes("pieces\r\n"));
      moment.await(SOON);
      moment.release();
      assertThat(socket.getInputStream().readNBytes(5)).isEqualTo(bytes("$14\r\n"));
    }
  }

  @Test
  void aStalledConnectionGoesOnWhereItWas() throws IOException {
    try (RespClient client = new RespClient(proxy.port())) {
      assertThat(client.call("PING")).isEqualTo("PONG");
      proxy.stall();
      assertThatThrownBy(() -> client.call("INCR", "stalled-once"))
          .isInstanceOf(SocketTimeoutException.class);
      assertThat(directly("EXISTS", "stalled-once")).isEqualTo("0");
      proxy.resume();
      await().atMost(SOON).until(() -> directly("GET", "stalled-once").equals("1"));
    }
  }

  @Test
  void aDelayedAnswerComesLater() throws IOException {
    proxy.delay(Duration.ofMillis(300));
    long before = System.nanoTime();
    assertThat(throughProxy("PING")).isEqualTo("PONG");
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(299));
  }

  @Test
  void kafkaThroughItsProxyIsCutWithIt() throws Exception {
    KafkaBroker kafka = stack.kafka();
    Records.write(kafka.proxiedBootstrap(), "rushgate.orders", "by the proxy");
    assertThat(Records.read(kafka.bootstrap(), "rushgate.orders")).contains("by the proxy");
    // The client must not have been sent past the proxy by the broker's answer.
    Moment moment = kafka.proxy().holdRequest("cut off");
    CompletableFuture<Void> written =
        CompletableFuture.runAsync(() -> writeThrough(kafka.proxiedBootstrap()));
    moment.await(Duration.ofSeconds(20));
    assertThat(Records.read(kafka.bootstrap(), "rushgate.orders")).doesNotContain("cut off");
    moment.release();
    assertThat(written).succeedsWithin(Duration.ofSeconds(20));
    assertThat(Records.read(kafka.bootstrap(), "rushgate.orders")).contains("cut off");
  }

  @Test
  void aCommitCanLoseItsAnswer() throws SQLException {
    DatabaseServer server = stack.database();
    Database direct = server.emptyDatabase();
    Sql.execute(direct, "CREATE TABLE deeds(id INT PRIMARY KEY)");
    Moment moment = server.proxy().holdAnswerTo("INSERT INTO deeds");
    CompletableFuture<Void> insert =
        CompletableFuture.runAsync(() -> insertThrough(server.viaProxy(direct)));
    moment.await(SOON);
    moment.drop();
    assertThat(insert).failsWithin(SOON);
    assertThat(Sql.number(direct, "SELECT COUNT(*) FROM deeds")).isEqualTo(1);
  }

  private static void writeThrough(String bootstrap) {
    try {
      Records.write(bootstrap, "rushgate.orders", "cut off");
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void insertThrough(Database database) {
    try {
      Sql.execute(database, "INSERT INTO deeds VALUES (1)");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private CompletableFuture<String> inBackground(String... words) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return throughProxy(words);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private String throughProxy(String... words) throws IOException {
    return call(proxy.port(), words);
  }

  private String directly(String... words) throws IOException {
    return call(redis.port(), words);
  }

  private static String call(int port, String... words) throws IOException {
    try (RespClient client = new RespClient(port)) {
      return client.call(words);
    }
  }
}
