package dev.rushgate.stack.up;

import java.time.Duration;
import java.util.Locale;

/** Lines for the person at the terminal, each with the seconds since the start. */
final class Progress {

  private final long startedAt = System.nanoTime();

  void say(String who, String what) {
    double seconds = Duration.ofNanos(System.nanoTime() - startedAt).toMillis() / 1000.0;
    System.out.printf(Locale.ROOT, "%7.1f s  %-12s %s%n", seconds, who, what);
  }
}
