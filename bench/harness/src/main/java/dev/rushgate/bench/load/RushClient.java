package dev.rushgate.bench.load;

import dev.rushgate.bench.machine.Cores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs {@link RushMain} on the generators' core. */
public final class RushClient {

  private static final long BESIDE_S_MAX = 90;

  private RushClient() {}

  /** Returns when the rush is over; {@code log} gets what the program says. */
  public static RushResult run(RushPlan plan, Path log) {
    try {
      Process process =
          new ProcessBuilder(command(plan))
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      try {
        boolean ended = process.waitFor(2L * plan.seconds() + BESIDE_S_MAX, TimeUnit.SECONDS);
        if (!ended || process.exitValue() != 0) {
          throw new IllegalStateException("the client of the rush failed; see " + log);
        }
        return RushResult.parse(Files.readString(plan.result()));
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static List<String> command(RushPlan plan) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("taskset", "-c", Cores.ofThisMachine().generator()));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xms256m", "-Xmx512m", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(RushMain.class.getName());
    command.addAll(plan.arguments());
    return command;
  }
}
