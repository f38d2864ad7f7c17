package dev.rushgate.bench.load;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Members press the button one after the other, evenly and whatever the answers; meanwhile a thread
 * reads every 20 ms which rows are there. Writes one line: the answers of each kind, then the times
 * from each winner's click to the look that saw the row, in microseconds.
 *
 * <p>A click is the instant at which the member was due, so a client or a gate that falls behind is
 * not spared. A row is seen up to one look late.
 */
public final class RushMain {

  private static final int WON_S_MAX = 30;

  private RushMain() {}

  public static void main(String[] arguments)
      throws IOException, SQLException, TimeoutException, InterruptedException {
    var plan = RushPlan.of(arguments);
    List<String> headers = Files.readAllLines(plan.feed());
    var vertx = Vertx.vertx();
    run(vertx, plan, headers, plan.warmUpDrop());
    Files.writeString(plan.result(), run(vertx, plan, headers, plan.drop()).line());
    vertx.close().await(WON_S_MAX, TimeUnit.SECONDS);
  }

  private static RushResult run(Vertx vertx, RushPlan plan, List<String> headers, long drop)
      throws SQLException, TimeoutException, InterruptedException {
    try (var rows = new CouponRows(plan, drop)) {
      var crowd = new EvenCrowd(vertx, plan, headers, drop);
      long start = System.nanoTime();
      var watcher = Thread.ofPlatform().start(() -> rows.watch(start, crowd::ended));
      Duration cpuBefore = cpu();
      crowd.come(start).await(plan.seconds() + WON_S_MAX, TimeUnit.SECONDS);
      long percent = 100 * cpu().minus(cpuBefore).toNanos() / (System.nanoTime() - start);
      watcher.join(TimeUnit.SECONDS.toMillis(WON_S_MAX));
      return new RushResult(
          crowd.entered(), crowd.others(), crowd.noAnswer(), percent, rows.waitedMicros());
    }
  }

  private static Duration cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }
}
