package dev.rushgate.edge.verify;

import dev.rushgate.edge.BadConfiguration;
import dev.rushgate.edge.EdgeConfig;
import dev.rushgate.edge.db.DatabasePool;
import dev.rushgate.edge.queue.RedisLink;
import dev.rushgate.edge.queue.RedisSettings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** The program {@code scripts/verify-draw}. */
public final class VerifyDraw {

  static final int HOLDS = 0;
  static final int DOES_NOT_HOLD = 1;
  static final int NOT_CHECKED = 2;

  private static final long CONNECT_MS_MAX = 10_000;

  private VerifyDraw() {}

  public static void main(String[] words) {
    if (List.of(words).contains("--help")) {
      System.out.println(Options.USAGE);
      return;
    }
    var vertx = Vertx.vertx();
    run(vertx, System.getenv(), System.out, words)
        .onFailure(e -> System.err.println("verify-draw: " + e.getMessage()))
        .otherwise(NOT_CHECKED)
        .onSuccess(code -> vertx.close().onComplete(closed -> System.exit(code)));
  }

  /** Prints what it checked; fails when it could not. */
  static Future<Integer> run(
      Vertx vertx, Map<String, String> environment, PrintStream out, String... words) {
    try {
      var options = Options.parse(words);
      return verify(vertx, Addresses.find(environment, options.runFile()), out, options);
    } catch (BadConfiguration | IllegalArgumentException e) {
      return Future.failedFuture(e);
    }
  }

  private static Future<Integer> verify(
      Vertx vertx, EdgeConfig config, PrintStream out, Options options) {
    var pool = DatabasePool.open(vertx, Objects.requireNonNull(config.database()), "verify");
    var link = RedisLink.open(vertx, RedisSettings.of(config.redisUrl()));
    return link.ready()
        .timeout(CONNECT_MS_MAX, TimeUnit.MILLISECONDS)
        .compose(ready -> new LobbySource(pool, link, options.drop()).read(options.seedHash()))
        .compose(
            found ->
                found
                    .map(record -> Future.succeededFuture(report(out, options, record)))
                    .orElseGet(() -> Future.failedFuture("no drop has the id " + options.drop())))
        .eventually(() -> Future.join(pool.close(), link.close()));
  }

  private static int report(PrintStream out, Options options, LobbyRecord record) {
    var findings = new DrawCheck(record).findings();
    boolean holds = findings.stream().allMatch(Finding::holds);
    out.println("lobby of drop " + options.drop());
    findings.forEach(out::println);
    out.println(holds ? "HOLDS" : "DOES NOT HOLD");
    return holds ? HOLDS : DOES_NOT_HOLD;
  }
}
