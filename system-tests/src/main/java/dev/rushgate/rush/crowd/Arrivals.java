package dev.rushgate.rush.crowd;

import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Lets the shoppers click, each at an instant fixed beforehand: an open loop, so a system that
 * answers slowly gets no fewer clicks. From the opening on they come evenly at the planned rate
 * (the ramp); the early ones a moment before.
 */
final class Arrivals {

  private static final int TICK_MS = 2;

  /** One turn of the loop sends no more than these: answers must be read meanwhile. */
  private static final int CLICKS_PER_TICK_MAX = 100;

  private static final int EARLY_MAX_MS = 500;

  private final Vertx vertx;
  private final Plan plan;
  private final Random random;
  private int next;

  private record Click(long atNs, Shopper shopper) {}

  Arrivals(Vertx vertx, Plan plan, Random random) {
    this.vertx = vertx;
    this.plan = plan;
    this.random = random;
  }

  void invite(List<Shopper> shoppers) {
    List<Click> clicks = clicks(shoppers);
    vertx.setPeriodic(
        TICK_MS,
        timer -> {
          long now = System.nanoTime();
          int last = Math.min(clicks.size(), next + CLICKS_PER_TICK_MAX);
          while (next < last && clicks.get(next).atNs() <= now) {
            Click due = clicks.get(next++);
            due.shopper().click(due.atNs());
          }
          if (next == clicks.size()) {
            vertx.cancelTimer(timer);
          }
        });
  }

  private List<Click> clicks(List<Shopper> shoppers) {
    long rampNs = plan.members() * 1_000_000_000L / plan.ratePerSecond();
    var clicks = new ArrayList<Click>();
    for (Shopper shopper : shoppers) {
      long openingNs = openingNs(shopper.target());
      long after =
          shopper.habits().early()
              ? -1_000_000L * (1 + random.nextInt(EARLY_MAX_MS))
              : (long) (random.nextDouble() * rampNs);
      clicks.add(new Click(openingNs + after, shopper));
    }
    clicks.sort(Comparator.comparingLong(Click::atNs));
    return clicks;
  }

  /** The opening on this machine's steady clock; now when it is over already. */
  private long openingNs(Plan.Target target) {
    long localMs = plan.clock().local(target.opensAtMs());
    long inMs = Math.max(0, localMs - System.currentTimeMillis());
    return System.nanoTime() + inMs * 1_000_000;
  }
}
