package dev.rushgate.rush.crowd;

import java.util.Random;

/** What one shopper will do; drawn before the rush, so that a seed repeats it. */
record Habits(
    boolean early, boolean twice, boolean givesUp, boolean pays, boolean likesStreams, int gate) {

  private static final double LIKES_STREAMS = 0.75;

  static Habits drawn(Random random, Plan plan) {
    var shares = plan.shares();
    boolean givesUp = random.nextDouble() < shares.giveUp();
    return new Habits(
        random.nextDouble() < shares.early(),
        // One who gives up presses once: a late second press would be a new entry.
        random.nextDouble() < shares.twice() && !givesUp,
        givesUp,
        random.nextDouble() < shares.pay(),
        random.nextDouble() < LIKES_STREAMS,
        random.nextInt(plan.gates().size()));
  }
}
