package dev.rushgate.bench.load;

import dev.rushgate.bench.machine.Cores;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Finds ceilings: each connection sends its next request when the last was answered, as fast as it
 * goes. Its latencies say how long the connections took turns, not how long a shopper would wait.
 */
public final class ClosedLoop {

  private static final String SCRIPT = "closed-loop.lua";
  private static final Duration START_AND_END_MAX = Duration.ofSeconds(60);
  private static final Duration ANSWER_MAX = Duration.ofSeconds(10);

  private final Path folder;
  private final Generator wrk;

  public ClosedLoop(Path folder, Cores cores) {
    this.folder = folder;
    wrk = new Generator("wrk", folder, cores);
  }

  /**
   * Counts a 3xx as a success, as wrk does. An answer after more than 10 s counts as an answer and
   * as a timeout; one that never came is not counted at all.
   */
  public LoadResult run(Target target, int connections, int seconds) {
    var command =
        List.of(
            "wrk",
            "--threads=1",
            "--connections=" + connections,
            "--duration=" + seconds + "s",
            "--timeout=" + ANSWER_MAX.toSeconds() + "s",
            "--script=" + script(),
            "http://127.0.0.1:" + target.port(),
            "--",
            target.method(),
            target.path(),
            target.feed().toString(),
            wrk.result().toString());
    return wrk.run(command, START_AND_END_MAX.plusSeconds(seconds));
  }

  private Path script() {
    Path file = folder.resolve(SCRIPT);
    try (InputStream script = Objects.requireNonNull(getClass().getResourceAsStream(SCRIPT))) {
      Files.createDirectories(folder);
      Files.copy(script, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }
}
