package dev.rushgate.stack.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.rushgate.stack.Ports;
import dev.rushgate.stack.StackException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The script against an admin API that answers what it is told to. */
class ReplayDeliveriesIT {

  private static final Map<String, String> TOKEN = Map.of("RUSHGATE_ADMIN_TOKEN", "a-token");

  private final List<String> calls = new ArrayList<>();
  private final Deque<String> answers = new ArrayDeque<>();
  private final List<String> told = new ArrayList<>();
  private HttpServer server;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(Ports.loopback(0), 0);
    server.createContext(
        "/",
        exchange -> {
          calls.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestURI()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Authorization"));
          byte[] answer = answers.removeFirst().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  private int run(String... words) {
    var all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--url", "http://127.0.0.1:" + server.getAddress().getPort()));
    return ReplayDeliveries.run(all, TOKEN, told::add);
  }

  @Test
  void allAreReplayedHoweverManyCallsItTakes() {
    answers.add("{\"total\":700}");
    answers.add("{\"replayed\":500,\"left\":200}");
    answers.add("{\"replayed\":200,\"left\":0}");
    assertThat(run()).isZero();
    assertThat(calls)
        .containsExactly(
            "GET /api/v1/admin/deliveries?state=DEAD&size=1 Bearer a-token",
            "POST /api/v1/admin/deliveries/replay Bearer a-token",
            "POST /api/v1/admin/deliveries/replay Bearer a-token");
    assertThat(told).containsExactly("700 orders are being sent again, 0 dead letters are left");
  }

  @Test
  void oneIsReplayed() {
    answers.add("{}");
    assertThat(run("--order", "42")).isZero();
    assertThat(calls).containsExactly("POST /api/v1/admin/deliveries/42/replay Bearer a-token");
    assertThatThrownBy(() -> run("--order", "../drops")).isInstanceOf(StackException.class);
  }

  @Test
  void theReportSaysWhetherAllWereDelivered() {
    answers.add("{\"paid\":3,\"delivered\":2,\"missing\":1,\"missingOrders\":[\"7\"]}");
    assertThat(run("--report")).isEqualTo(1);
    assertThat(told).contains("paid       3", "delivered  2", "missing 7");
    answers.add("{\"paid\":3,\"delivered\":3,\"complete\":true}");
    assertThat(run("--report")).isZero();
  }

  @Test
  void anotherSystemNeedsAToken() {
    assertThatThrownBy(
            () -> ReplayDeliveries.run(List.of("--url", "http://x"), Map.of(), told::add))
        .hasMessageContaining("RUSHGATE_ADMIN_TOKEN");
  }
}
