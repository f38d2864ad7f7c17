package dev.rushgate.stack.up.demo;

import dev.rushgate.stack.StackException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks again and again until something is so. */
final class Waiting {

  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Waiting() {}

  /** What was found; refuses to look for longer than 20 seconds. */
  static <T> T until(String what, Supplier<Optional<T>> look) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      Optional<T> found = look.get();
      if (found.isPresent()) {
        return found.get();
      }
      pause();
    }
    throw new StackException(what + " did not come within " + PATIENCE.toSeconds() + " s");
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_AGAIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted while waiting", e);
    }
  }
}
