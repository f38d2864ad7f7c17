package dev.rushgate.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.rushgate.bench.machine.Cores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real generators against a server that counts. */
class GeneratorsIT {

  private static final Cores CORES = Cores.ofThisMachine();
  private static final List<String> MEMBERS = List.of("a", "b", "c", "d", "e");

  @TempDir Path folder;

  @Test
  void theClosedLoopCountsWhatTheServerAnswered() throws IOException {
    int connections = 8;
    try (var server = CountingServer.answering()) {
      var result = new ClosedLoop(folder, CORES).run(target("POST", server), connections, 1);

      // What was under way at the end was asked and not counted.
      assertThat(server.asked() - result.answers()).isBetween(0L, (long) connections);
      assertThat(result.answers()).isGreaterThan(100);
      assertThat(result.others()).isCloseTo(result.answers() / 2, within(connections));
      assertWholeAndCalm(result);
    }
  }

  @Test
  void theClosedLoopSendsTheFeedInOrderAndBeginsAnew() throws IOException {
    try (var server = CountingServer.answering()) {
      new ClosedLoop(folder, CORES).run(target("GET", server), 1, 1);

      assertThat(server.requests()).isEqualTo(inOrder("GET", server.requests().size()));
    }
  }

  @Test
  void theOpenModelOffersItsRateAndSendsTheFeedInOrder() throws IOException {
    int rate = 200;
    try (var server = CountingServer.answering()) {
      var result = new OpenModel(folder, CORES).run(target("POST", server), 1, rate, 1);

      assertThat(server.asked() - result.answers())
          .isCloseTo((long) rate * OpenModel.WARM_UP_SECONDS, within(rate / 4));
      assertThat(result.answers()).isCloseTo(rate, within(rate / 4));
      assertThat(result.others()).isCloseTo(result.answers() / 2, within(1));
      assertThat(server.requests()).isEqualTo(inOrder("POST", server.requests().size()));
      assertWholeAndCalm(result);
    }
  }

  @Test
  void theOpenModelCountsEachRequestThatASilentServerCost() throws IOException {
    int rate = 100;
    int connections = 3;
    try (var server = CountingServer.silent()) {
      var result =
          new OpenModel(folder, CORES, Duration.ofMillis(500))
              .run(target("POST", server), connections, rate, 1);

      assertThat(result.answers()).isZero();
      assertThat(result.msByPercentile()).isEmpty();
      assertThat(result.timeouts()).isGreaterThanOrEqualTo(connections);
      assertThat(result.missed()).isGreaterThan(rate / 2);
      assertThat(result.socketErrors()).isZero();
      assertThat(result.timeouts() + result.missed()).isGreaterThanOrEqualTo(rate - rate / 10);
    }
  }

  @Test
  void aGeneratorThatFailsSaysWhy() throws IOException {
    int port;
    try (var server = CountingServer.answering()) {
      port = server.port();
    }
    var nobody = new Target("GET", port, "/", feed());

    assertThatIllegalStateException()
        .isThrownBy(() -> new ClosedLoop(folder, CORES).run(nobody, 1, 1))
        .withMessageContaining("unable to connect");
  }

  private void assertWholeAndCalm(LoadResult result) {
    assertThat(result.socketErrors()).isZero();
    assertThat(result.timeouts()).isZero();
    assertThat(result.seconds()).isBetween(0.8, 2.0);
    assertThat(result.generatorCpu()).isBetween(0.001, 1.1);
    assertThat(result.msByPercentile())
        .containsKeys(0.0, 50.0, 75.0, 90.0, 95.0, 99.0, 99.9, 99.99, 100.0);
    assertThat(new ArrayList<>(result.msByPercentile().values())).isSorted();
    assertThat(result.msByPercentile().get(100.0)).isPositive();
  }

  private static List<String> inOrder(String method, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> MEMBERS.get(i % MEMBERS.size()))
        .map(member -> method + " /drops/1?x=y Bearer " + member + " " + member)
        .toList();
  }

  private Target target(String method, CountingServer server) throws IOException {
    return new Target(method, server.port(), "/drops/1?x=y", feed());
  }

  private Path feed() throws IOException {
    var lines = MEMBERS.stream().map(id -> "Authorization: Bearer " + id + "\tX-Member: " + id);
    return Files.write(folder.resolve("members.feed"), lines.toList());
  }

  private static Offset<Long> within(long count) {
    return Offset.offset(count);
  }
}
