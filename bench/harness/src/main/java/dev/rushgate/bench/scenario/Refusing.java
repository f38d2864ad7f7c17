package dev.rushgate.bench.scenario;

import dev.rushgate.bench.load.Feed;
import dev.rushgate.bench.load.LoadResult;
import dev.rushgate.bench.load.Target;
import dev.rushgate.model.DropId;
import java.time.Duration;

/** Saying no to all who come too late: each a member of their own with a token not seen before. */
public final class Refusing implements Scenario {

  private static final int MEMBERS_PER_SECOND = 60_000;
  private static final Duration SOLD_OUT_MAX = Duration.ofSeconds(20);

  @Override
  public String name() {
    return "refusing";
  }

  @Override
  public void run(Bench bench) {
    try (var gates = new Gates(bench)) {
      int members =
          MEMBERS_PER_SECOND * Math.max(bench.pace().seconds(), bench.pace().warmUpSeconds());
      var feed = Feed.tokens(bench.folder(), name(), members, bench.rig().tokens());
      DropId drop = bench.drops().coupon(1, 0, 100);
      sellOut(bench, gates.gatePort(), drop);
      var target = new Target("POST", gates.gatePort(), EnteringLoad.path(drop), feed);
      new BesideCeiling(bench, gates, name())
          .compare(target, drop, "token", "refusals/s", LoadResult::others);
    }
  }

  /** One member gets the unit; the gate then knows that none is left. */
  private static void sellOut(Bench bench, int port, DropId drop) {
    var tokens = bench.rig().tokens();
    try (var calls = new GateCalls(port)) {
      long deadline = System.nanoTime() + SOLD_OUT_MAX.toNanos();
      for (int member = 0;
          calls.enter(drop, tokens.shopper("early-" + member)).statusCode() != 409;
          member++) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException("the drop did not sell out");
        }
      }
    }
  }
}
