package dev.rushgate.bench.report;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Lines that say how far the run is. */
public final class Progress {

  private static final int SECONDS_PER_MINUTE = 60;

  private final List<String> scenarios;
  private final PrintStream out;
  private final LongSupplier nanos;
  private final long startNanos;
  private String current = "";

  public Progress(List<String> scenarios, PrintStream out) {
    this(scenarios, out, System::nanoTime);
  }

  Progress(List<String> scenarios, PrintStream out, LongSupplier nanos) {
    this.scenarios = List.copyOf(scenarios);
    this.out = out;
    this.nanos = nanos;
    this.startNanos = nanos.getAsLong();
  }

  /** From now on the lines are of that scenario. */
  public synchronized void begin(String scenario) {
    int number = scenarios.indexOf(scenario) + 1;
    if (number == 0) {
      throw new IllegalArgumentException("not in this run: " + scenario);
    }
    current = String.format(Locale.ROOT, "%d/%d %s: ", number, scenarios.size(), scenario);
    say("begins");
  }

  /** One line, with the time since the run began. */
  public synchronized void say(String what) {
    long seconds = Duration.ofNanos(nanos.getAsLong() - startNanos).toSeconds();
    out.printf(
        Locale.ROOT,
        "[%3d:%02d] %s%s%n",
        seconds / SECONDS_PER_MINUTE,
        seconds % SECONDS_PER_MINUTE,
        current,
        what);
    out.flush();
  }

  /** The scenarios are through: what is said now belongs to the whole run. */
  public synchronized void end() {
    current = "";
  }
}
