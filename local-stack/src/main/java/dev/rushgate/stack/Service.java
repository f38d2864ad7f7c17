package dev.rushgate.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * One of our own services as a child process: made ready, killed, frozen, ended. It cannot outlive
 * this JVM.
 */
public final class Service implements AutoCloseable {

  private static final Duration READY_MAX = Duration.ofMinutes(2);
  private static final Duration STOP_MAX = Duration.ofSeconds(20);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
  private static final Duration ANSWER_MAX = Duration.ofSeconds(2);

  /**
   * What to run: a name for messages, the HTTP port it will serve, the command line, variables
   * added to this process's own, the working folder, and the log file, which is appended to.
   */
  public record Spec(
      String name,
      int port,
      List<String> command,
      Map<String, String> environment,
      Path folder,
      Path log) {}

  private final Spec spec;
  private final ServerProcess process;
  private final AtomicBoolean endExpected = new AtomicBoolean();

  private Service(Spec spec, ServerProcess process) {
    this.spec = spec;
    this.process = process;
  }

  /** Starts it and returns at once; the listener hears about an end that nobody asked for. */
  public static Service start(Spec spec, Consumer<String> onDeath) {
    ServerProcess process =
        ServerProcess.start(spec.command(), spec.environment(), spec.folder(), spec.log());
    Service service = new Service(spec, process);
    process.onExit(
        code -> {
          if (!service.endExpected.get()) {
            onDeath.accept(service.deathOf(code));
          }
        });
    return service;
  }

  public String url() {
    return "http://127.0.0.1:" + spec.port();
  }

  /** The process of the service itself. */
  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Returns when {@code /health/ready} answers 200. */
  public void awaitReady() {
    long deadline = System.nanoTime() + READY_MAX.toNanos();
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(ANSWER_MAX).build()) {
      while (!isReady(client)) {
        if (process.waitFor(LOOK_AGAIN)) {
          throw new StackException(deathOf(process.exitCode()));
        }
        if (System.nanoTime() > deadline) {
          throw new StackException(
              spec.name() + " is not ready after " + READY_MAX.toSeconds() + " s; " + endOfLog());
        }
      }
    }
  }

  /** SIGKILL. */
  public void kill() {
    endExpected.set(true);
    process.kill();
  }

  /** SIGSTOP: it keeps its connections and answers nothing. */
  public void freeze() {
    process.signal("STOP");
  }

  /** Ends {@link #freeze()}. */
  public void thaw() {
    process.signal("CONT");
  }

  /** SIGTERM, and returns at once; {@link #awaitEnd} tells how it ended. */
  public void terminate() {
    endExpected.set(true);
    process.signal("TERM");
  }

  /** The exit code, 128 + the signal when a signal ended it. */
  public int awaitEnd(Duration patience) {
    if (!process.waitFor(patience)) {
      throw new StackException(spec.name() + " runs on after " + patience + "; " + endOfLog());
    }
    return process.exitCode();
  }

  /** SIGTERM, and SIGKILL when it takes longer than 20 seconds. */
  @Override
  public void close() {
    endExpected.set(true);
    process.end(STOP_MAX);
  }

  private boolean isReady(HttpClient client) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url() + "/health/ready")).timeout(ANSWER_MAX).build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted while waiting for " + spec.name(), e);
    }
  }

  private String deathOf(int exitCode) {
    return spec.name() + " ended with exit code " + exitCode + "; " + endOfLog();
  }

  private String endOfLog() {
    return "the end of its log "
        + spec.log()
        + ":\n  "
        + String.join("\n  ", process.lastLines(Store.TAIL_LINES));
  }
}
