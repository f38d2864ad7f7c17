package dev.rushgate.stack;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/**
 * A server program that cannot outlive this JVM.
 *
 * <p>Between the two stands a small shell: it starts the program, prints its pid, and reads from a
 * pipe that this JVM holds open. When the JVM ends in any way, {@code kill -9} included, the pipe
 * closes and the shell kills the program. Signals from here go to the program itself.
 */
final class ServerProcess {

  private static final String WATCHDOG =
      """
      exec 3<&0
      log=$1; shift
      "$@" </dev/null >>"$log" 2>&1 3<&- &
      server=$!
      echo "$server"
      ( read -r _; kill -KILL "$server" ) <&3 >/dev/null 2>&1 &
      watcher=$!
      wait "$server"
      code=$?
      kill -KILL "$watcher" 2>/dev/null
      wait "$watcher" 2>/dev/null
      exit "$code"
      """;

  private static final int TAIL_BYTES_MAX = 16_384;

  private final Process shell;
  private final long pid;
  private final Path log;

  private ServerProcess(Process shell, long pid, Path log) {
    this.shell = shell;
    this.pid = pid;
    this.log = log;
  }

  static ServerProcess start(
      List<String> command, Map<String, String> environment, Path folder, Path log) {
    List<String> line = new ArrayList<>();
    if (Programs.exist("setsid")) {
      // Out of the terminal's group: a Ctrl-C there must not end a store before its users.
      line.add("setsid");
    }
    line.addAll(List.of("sh", "-c", WATCHDOG, "watchdog", log.toString()));
    line.addAll(command);
    try {
      Files.createDirectories(log.getParent());
      ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
      builder.environment().putAll(environment);
      builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
      Process shell = builder.start();
      return new ServerProcess(shell, readPid(shell, command), log);
    } catch (IOException e) {
      throw new StackException("cannot start " + command.getFirst(), e);
    }
  }

  // The reader stays open: closing it would end the shell by a broken pipe.
  private static long readPid(Process shell, List<String> command) throws IOException {
    BufferedReader out = shell.inputReader(StandardCharsets.US_ASCII);
    String line = out.readLine();
    if (line == null) {
      throw new StackException("cannot start " + command.getFirst() + ": the shell ended at once");
    }
    return Long.parseLong(line);
  }

  long pid() {
    return pid;
  }

  boolean isAlive() {
    return shell.isAlive();
  }

  /** The program's exit code, 128 + the signal when a signal ended it. */
  int exitCode() {
    return shell.exitValue();
  }

  void onExit(IntConsumer action) {
    var _ = shell.onExit().thenAccept(ended -> action.accept(ended.exitValue()));
  }

  void signal(String name) {
    try {
      Programs.run("sh", "-c", "kill -" + name + " " + pid);
    } catch (StackException e) {
      if (isAlive() && !waitFor(Duration.ofSeconds(1))) {
        throw e;
      }
    }
  }

  /** SIGTERM, and SIGKILL when it does not help in time. Returns whether the end was orderly. */
  boolean end(Duration patience) {
    if (!isAlive()) {
      return true;
    }
    signal("CONT");
    signal("TERM");
    if (waitFor(patience)) {
      return true;
    }
    kill();
    return false;
  }

  void kill() {
    if (isAlive()) {
      signal("KILL");
      if (!waitFor(Duration.ofSeconds(10))) {
        throw new StackException("pid " + pid + " survives SIGKILL");
      }
    }
  }

  boolean waitFor(Duration patience) {
    try {
      return shell.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The last lines of the program's log. */
  List<String> lastLines(int count) {
    return tail(log, count);
  }

  static List<String> tail(Path log, int count) {
    try (var channel = Files.newByteChannel(log)) {
      channel.position(Math.max(0, channel.size() - TAIL_BYTES_MAX));
      var bytes = java.nio.ByteBuffer.allocate(TAIL_BYTES_MAX);
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
      String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
      List<String> lines = text.lines().toList();
      return lines.subList(Math.max(0, lines.size() - count), lines.size());
    } catch (IOException e) {
      return List.of("(no log: " + e.getMessage() + ")");
    }
  }
}
