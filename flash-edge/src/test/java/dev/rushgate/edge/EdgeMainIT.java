package dev.rushgate.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.edge.fixture.NoRevocations;
import dev.rushgate.stack.LocalStack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The binary: how it starts, refuses to, and ends. */
class EdgeMainIT {

  private static final String SECRET = Base64.getEncoder().encodeToString(new byte[32]);
  private static final int PATIENCE_SECONDS = 30;

  @TempDir Path folder;
  private @Nullable Process process;

  @AfterEach
  void end() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  private Process run(Map<String, String> environment) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder =
        new ProcessBuilder(
            List.of(
                java,
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-Dlogback.configurationFile=logback.xml", // not that of the tests
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                EdgeMain.class.getName()));
    builder.environment().keySet().removeIf(name -> name.startsWith("RUSHGATE_"));
    builder.environment().putAll(environment);
    builder.redirectOutput(folder.resolve("out").toFile());
    builder.redirectError(folder.resolve("err").toFile());
    var started = builder.start();
    process = started;
    return started;
  }

  private static Map<String, String> aGate(int port) {
    return new HashMap<>(
        Map.of(
            "RUSHGATE_ROLES",
            "gate",
            "RUSHGATE_HTTP_PORT",
            Integer.toString(port),
            "RUSHGATE_REDIS_URL",
            LocalStack.shared().redis().url(),
            "RUSHGATE_JWT_SECRET",
            SECRET,
            "RUSHGATE_TICKET_SECRET",
            SECRET));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private String text(String file) throws IOException {
    return Files.readString(folder.resolve(file), StandardCharsets.UTF_8);
  }

  private static int exitCode(Process ended) throws InterruptedException {
    assertThat(ended.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    return ended.exitValue();
  }

  private static int status(int port, String path) {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString()).statusCode();
    } catch (IOException notYet) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  @Test
  void aBadEnvironmentIsOneClearLineAndExit2() throws Exception {
    var environment = aGate(0);
    environment.remove("RUSHGATE_TICKET_SECRET");
    assertThat(exitCode(run(environment))).isEqualTo(2);
    assertThat(text("err").lines().filter(line -> line.contains("RUSHGATE")))
        .containsExactly("flash-edge: RUSHGATE_TICKET_SECRET is not set");
  }

  @Test
  void anUnknownFormOfLogIsToldToo() throws Exception {
    var environment = aGate(0);
    environment.put("RUSHGATE_LOG", "poetry");
    assertThat(exitCode(run(environment))).isEqualTo(2);
    assertThat(text("err")).contains("flash-edge: RUSHGATE_LOG is one of text, json");
  }

  @Test
  void aTakenPortIsOneClearLineAndExit1() throws Exception {
    try (var taken = new ServerSocket(0)) {
      int port = taken.getLocalPort();
      assertThat(exitCode(run(aGate(port)))).isEqualTo(1);
      assertThat(text("err")).contains("port " + port + " (RUSHGATE_HTTP_PORT) is taken");
    }
  }

  @Test
  void aSignalEndsItInOrderWith0AfterReadinessSaidNo() throws Exception {
    NoRevocations.publish();
    int port = freePort();
    var environment = aGate(port);
    environment.put("RUSHGATE_LOG", "json");
    var gate = run(environment);
    Awaitility.await()
        .atMost(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .until(() -> status(port, "/health/ready") == 200);
    gate.destroy();
    Awaitility.await()
        .pollInterval(10, TimeUnit.MILLISECONDS)
        .until(() -> status(port, "/health/ready") == 503);
    assertThat(exitCode(gate)).isZero();
    assertThat(text("out")).contains("\"message\":\"edge ended\"", "native_transport=");
  }
}
