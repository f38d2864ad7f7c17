package dev.rushgate.edge;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the roles that the environment names. Ends with 2 when the environment is unusable, with 1
 * when the process cannot start, with 0 when it was asked to end (SIGTERM).
 */
public final class EdgeMain {

  private static final Logger LOG = LoggerFactory.getLogger(EdgeMain.class);

  private static final String LOG_FORM = "RUSHGATE_LOG";
  private static final List<String> LOG_FORMS = List.of("text", "json");

  private static final int CANNOT_START = 1;
  private static final int BAD_CONFIGURATION = 2;

  private static final Duration START_MAX = Duration.ofSeconds(30);
  private static final Duration STOP_MAX = Duration.ofSeconds(10);

  private EdgeMain() {}

  public static void main(String[] arguments) {
    try {
      var environment = System.getenv();
      requireKnownLogForm(environment.getOrDefault(LOG_FORM, LOG_FORMS.getFirst()));
      run(EdgeConfig.from(environment));
    } catch (BadConfiguration e) {
      System.err.println("flash-edge: " + e.getMessage());
      System.exit(BAD_CONFIGURATION);
    }
  }

  /**
   * The logging configuration reads the variable by itself, and says nothing to an unknown word.
   */
  private static void requireKnownLogForm(String form) {
    if (!LOG_FORMS.contains(form)) {
      throw new BadConfiguration(LOG_FORM, "is one of " + String.join(", ", LOG_FORMS));
    }
  }

  private static void run(EdgeConfig config) {
    var process = new EdgeProcess(config);
    try {
      await(process.start(), START_MAX);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process), "edge-end"));
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("edge did not start", e);
      System.err.println("flash-edge: " + explain(config, e));
      System.exit(CANNOT_START);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A signal would end the JVM with 143; an orderly end is a 0, so the hook has the last word. */
  private static void end(EdgeProcess process) {
    try {
      await(process.stop(), STOP_MAX);
      LOG.info("edge ended");
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("edge ended with work under way, bound_s={}", STOP_MAX.toSeconds(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(0);
  }

  private static void await(Future<Void> work, Duration max)
      throws ExecutionException, TimeoutException, InterruptedException {
    work.toCompletionStage().toCompletableFuture().get(max.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static String explain(EdgeConfig config, Exception e) {
    if (e instanceof TimeoutException) {
      return "did not start within " + START_MAX.toSeconds() + " s";
    }
    String cause = String.valueOf(e.getCause() == null ? e : e.getCause().getMessage());
    return cause.contains("already in use")
        ? "port " + config.httpPort() + " (RUSHGATE_HTTP_PORT) is taken by another program"
        : "cannot start: " + cause;
  }
}
