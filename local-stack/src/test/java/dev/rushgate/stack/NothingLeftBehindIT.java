package dev.rushgate.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However the parent ends, no server outlives it. */
class NothingLeftBehindIT {

  @Test
  void aParentKilledBySigkillLeavesNoServer(@TempDir Path state) throws IOException {
    Process parent = startParent(state);
    ProcessHandle server = serverOf(parent);
    parent.destroyForcibly();
    await().atMost(Duration.ofSeconds(10)).until(() -> !server.isAlive());
  }

  @Test
  void aFrozenServerIsEndedAsWell(@TempDir Path state) throws IOException {
    Process parent = startParent(state);
    ProcessHandle server = serverOf(parent);
    Programs.run("sh", "-c", "kill -STOP " + server.pid());
    parent.destroyForcibly();
    await().atMost(Duration.ofSeconds(10)).until(() -> !server.isAlive());
  }

  @Test
  void aStoreThatDiedLeavesNoWatchdog(@TempDir Path state) {
    try (LocalStack stack = LocalStack.at(state).logs(state).build()) {
      ProcessHandle server = ProcessHandle.of(stack.redis().pid()).orElseThrow();
      ProcessHandle shell = server.parent().orElseThrow();
      List<ProcessHandle> all = shell.descendants().toList();
      stack.redis().kill();
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> all.stream().noneMatch(ProcessHandle::isAlive) && !shell.isAlive());
    }
  }

  private static Process startParent(Path state) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Drushgate.root=" + ProjectRoot.find(),
            "-cp",
            System.getProperty("java.class.path"),
            Parent.class.getName(),
            state.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static ProcessHandle serverOf(Process parent) throws IOException {
    BufferedReader out = parent.inputReader();
    String pid = out.readLine();
    assertThat(pid).isNotNull();
    ProcessHandle server = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    assertThat(server.isAlive()).isTrue();
    return server;
  }

  /** Starts a server, prints its pid, and does nothing more. */
  static final class Parent {

    private Parent() {}

    static void main(String[] args) throws InterruptedException {
      Path state = Path.of(args[0]);
      System.out.println(LocalStack.at(state).logs(state).build().redis().pid());
      new java.util.concurrent.CountDownLatch(1).await();
    }
  }
}
