package dev.rushgate.bench.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The commit that was measured, where the checkout has one and git is at hand. */
final class Commit {

  private static final int SECONDS_MAX = 10;

  private Commit() {}

  static Optional<String> of(Path checkout) {
    return git(checkout, "rev-parse", "--short=12", "HEAD")
        .map(
            hash ->
                git(checkout, "status", "--porcelain", "--untracked-files=no")
                    .filter(String::isEmpty)
                    .map(clean -> hash)
                    .orElse(hash + ", with changes"));
  }

  private static Optional<String> git(Path checkout, String... words) {
    var builder = new ProcessBuilder("git");
    builder.command().addAll(List.of(words));
    builder.directory(checkout.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      Process process = builder.start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      boolean ended = process.waitFor(SECONDS_MAX, TimeUnit.SECONDS);
      process.destroyForcibly();
      return ended && process.exitValue() == 0 ? Optional.of(output.strip()) : Optional.empty();
    } catch (IOException noGit) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
