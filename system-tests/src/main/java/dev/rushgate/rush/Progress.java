package dev.rushgate.rush;

import dev.rushgate.rush.crowd.Crowd;
import dev.rushgate.rush.crowd.Tally;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** One line that says how the rush goes: rewritten in a terminal, now and then a new one else. */
final class Progress implements AutoCloseable {

  private static final int PAUSE_TERMINAL_MS = 250;
  private static final int PAUSE_FILE_MS = 5_000;

  private final Crowd crowd;
  private final Instant opensAt;
  private final PrintStream out;
  private final boolean terminal;
  private final ScheduledExecutorService worker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("progress").factory());
  private long answersBefore;
  private long lookedNs = System.nanoTime();

  Progress(Crowd crowd, Instant opensAt, PrintStream out) {
    this.crowd = crowd;
    this.opensAt = opensAt;
    this.out = out;
    this.terminal = isTerminal();
    int pauseMs = terminal ? PAUSE_TERMINAL_MS : PAUSE_FILE_MS;
    var _ = worker.scheduleAtFixedRate(this::show, pauseMs, pauseMs, TimeUnit.MILLISECONDS);
  }

  // Since JDK 22 there is a console even where nobody looks.
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    var console = System.console();
    return console != null && console.isTerminal();
  }

  private void show() {
    out.print(terminal ? "\r" + line() + "\033[K" : line() + "\n");
    out.flush();
  }

  private String line() {
    Tally tally = crowd.tally();
    long now = System.nanoTime();
    long answers = tally.answers();
    long perSecond = (answers - answersBefore) * 1_000_000_000 / Math.max(1, now - lookedNs);
    answersBefore = answers;
    lookedNs = now;
    return String.format(
        Locale.ROOT,
        "%+6.1f s  %6d answers/s  clicked %d  entered %d  settled %d  paid %d  refused %d  ended %d/%d",
        Duration.between(opensAt, Instant.now()).toMillis() / 1000.0,
        perSecond,
        tally.presses(),
        tally.entered(),
        tally.settled(),
        tally.paid(),
        tally.turnedAway(),
        tally.ended(),
        crowd.size());
  }

  @Override
  public void close() {
    worker.shutdownNow();
    show();
    if (terminal) {
      out.println();
    }
  }
}
