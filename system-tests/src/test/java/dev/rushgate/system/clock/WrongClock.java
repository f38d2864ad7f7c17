package dev.rushgate.system.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** What classes under the agent read instead of the system's clock. Public for their sake only. */
public final class WrongClock {

  private static volatile Duration wrongBy = Duration.ZERO;

  private WrongClock() {}

  static void setWrongBy(Duration error) {
    wrongBy = error;
  }

  public static long currentTimeMillis() {
    return System.currentTimeMillis() + wrongBy.toMillis();
  }

  public static Instant now() {
    return Instant.now().plus(wrongBy);
  }

  public static InstantSource system() {
    return systemUTC();
  }

  public static Clock systemUTC() {
    return Clock.offset(Clock.systemUTC(), wrongBy);
  }
}
