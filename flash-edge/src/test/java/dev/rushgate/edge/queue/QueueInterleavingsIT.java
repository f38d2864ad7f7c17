package dev.rushgate.edge.queue;

import io.vertx.core.Vertx;
import io.vertx.junit5.Timeout;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Random interleavings of all scripts, lease ends, clock jumps, restarts and losses, against {@link
 * QueueModel}. A failure names its seed; {@code -Drushgate.queue.seed=N} walks that one again.
 */
@ExtendWith(VertxExtension.class)
class QueueInterleavingsIT {

  private static final String SEED = "rushgate.queue.seed";
  private static final Duration WALK_FOR = Duration.ofSeconds(20);
  private static final int STEPS_OF_A_WALK = 100;
  private static final int WALKS_MIN = 20;

  @Test
  @Timeout(value = 3, timeUnit = TimeUnit.MINUTES)
  void redisAndTheModelAgreeAfterEveryStep(Vertx vertx) {
    Long wanted = Long.getLong(SEED);
    if (wanted != null) {
      walk(vertx, wanted);
      return;
    }
    long first = System.nanoTime();
    long deadline = first + WALK_FOR.toNanos();
    int walks = 0;
    while (System.nanoTime() < deadline || walks < WALKS_MIN) {
      walk(vertx, first + walks);
      walks++;
    }
    System.out.printf(
        "queue walked seeds=%d..%d steps=%d%n", first, first + walks - 1, walks * STEPS_OF_A_WALK);
  }

  private static void walk(Vertx vertx, long seed) {
    var rig = QueueRig.open(vertx);
    var walk = new QueueWalk(rig, seed);
    try {
      walk.run(STEPS_OF_A_WALK);
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(
          "seed " + seed + " after these steps:\n  " + String.join("\n  ", walk.steps), e);
    } finally {
      QueueRig.await(rig.link.close());
    }
  }
}
