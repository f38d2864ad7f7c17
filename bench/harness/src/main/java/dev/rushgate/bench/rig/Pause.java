package dev.rushgate.bench.rig;

import java.time.Duration;

/** Between two looks. */
public final class Pause {

  private Pause() {}

  public static void of(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
