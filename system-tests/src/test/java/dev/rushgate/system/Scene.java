package dev.rushgate.system;

import dev.rushgate.rush.crowd.Plan;
import java.util.concurrent.ThreadLocalRandom;

/** How large a rush of a test is; what is not said is small and quick. */
record Scene(
    int units,
    int waitlist,
    int admitPerSecond,
    int paySeconds,
    int members,
    int ratePerSecond,
    int streams,
    Plan.Shares shares) {

  private static final int PAY_SECONDS = 600;

  /**
   * A deal of 120 units, 40 a second, for which 1,500 members come within three seconds: it is in
   * full swing for as long. All winners pay, so that it comes to an end by itself.
   */
  static Scene aRush() {
    return new Scene(
        120, 120, 40, PAY_SECONDS, 1_500, 500, 60, new Plan.Shares(0, 0.02, 0.1, 0.05, 1));
  }

  Scene units(int count, int places) {
    return new Scene(
        count, places, admitPerSecond, paySeconds, members, ratePerSecond, streams, shares);
  }

  Scene admitPerSecond(int count) {
    return new Scene(units, waitlist, count, paySeconds, members, ratePerSecond, streams, shares);
  }

  Scene paySeconds(int seconds) {
    return new Scene(
        units, waitlist, admitPerSecond, seconds, members, ratePerSecond, streams, shares);
  }

  Scene crowd(int count, int perSecond) {
    return new Scene(
        units, waitlist, admitPerSecond, paySeconds, count, perSecond, streams, shares);
  }

  Scene shares(double twice, double giveUp, double pay) {
    return new Scene(
        units,
        waitlist,
        admitPerSecond,
        paySeconds,
        members,
        ratePerSecond,
        streams,
        new Plan.Shares(0, 0, twice, giveUp, pay));
  }

  /** What the ids of this rush's members begin with; no other rush of this run has it. */
  static String prefix() {
    return "m" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36) + "-";
  }
}
