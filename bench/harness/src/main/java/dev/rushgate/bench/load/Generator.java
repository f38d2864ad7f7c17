package dev.rushgate.bench.load;

import dev.rushgate.bench.machine.Cores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A program on the generator's core that writes what it saw to a file. */
final class Generator {

  private static final int OUTPUT_CHARS_MAX = 4_000;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  private final String name;
  private final Path folder;
  private final Cores cores;

  Generator(String name, Path folder, Cores cores) {
    this.name = name;
    this.folder = folder;
    this.cores = cores;
  }

  /** Where the program has to write its result. */
  Path result() {
    return folder.resolve(name + ".json");
  }

  /** Blocks until the program has ended; one that takes longer is killed, and that is a fault. */
  LoadResult run(List<String> command, Duration longest) {
    try {
      Files.createDirectories(folder);
      Files.deleteIfExists(result());
      int exitCode = exitCode(command, longest);
      if (exitCode != 0 || !Files.exists(result())) {
        throw new IllegalStateException(
            name + " ended with exit code " + exitCode + "; it said:\n" + output());
      }
      return parse(Files.readString(result()));
    } catch (IOException e) {
      throw new UncheckedIOException("could not run " + name, e);
    }
  }

  static LoadResult parse(String json) {
    return JSON.readValue(json, LoadResult.class);
  }

  private int exitCode(List<String> command, Duration longest) throws IOException {
    Process process = start(command);
    try {
      if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException(
            name + " did not end within " + longest + "; it said:\n" + output());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + name + " ran", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private Process start(List<String> command) {
    var pinned = new ArrayList<>(List.of("taskset", "-c", cores.generator()));
    pinned.addAll(command);
    try {
      return new ProcessBuilder(pinned)
          .redirectErrorStream(true)
          .redirectOutput(log().toFile())
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException("taskset is missing; it pins the generator to its core", e);
    }
  }

  private Path log() {
    return folder.resolve(name + ".log");
  }

  private String output() throws IOException {
    String all = Files.readString(log(), StandardCharsets.UTF_8);
    return all.substring(Math.max(0, all.length() - OUTPUT_CHARS_MAX));
  }
}
