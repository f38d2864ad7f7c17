package dev.rushgate.edge.gate;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Milliseconds since 1970 that run evenly: the system's time when the process began, counted on by
 * a clock that nobody sets. How far it is off is measured against Redis anyway; a jump would make
 * that measurement wrong.
 */
final class EvenClock implements LongSupplier {

  private final long beganMs = System.currentTimeMillis();
  private final long beganNanos = System.nanoTime();

  @Override
  public long getAsLong() {
    return beganMs + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beganNanos);
  }
}
