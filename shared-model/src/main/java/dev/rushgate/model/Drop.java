package dev.rushgate.model;

/**
 * A limited number of units, given out in the order people came. What is here changes only before
 * the opening; counters, state and epochs live beside it in {@code drop_stock}.
 *
 * @param seed the lobby draw's secret, hexadecimal; its SHA-256 is public from the start, the seed
 *     itself only after the opening
 */
public record Drop(
    DropId id, String title, Offer offer, Limits limits, Schedule schedule, String seed) {

  public static final int TITLE_MAX = 200;

  /** Refuses an empty or overlong title, and a coupon that ends before its drop does. */
  public Drop {
    Rules.require(
        !title.isBlank() && title.length() <= TITLE_MAX, "title", "is 1 to 200 characters");
    if (offer instanceof Offer.Coupon coupon) {
      Rules.require(
          coupon.validUntil().isAfter(schedule.opensAt()), "validUntil", "is after opensAt");
    }
  }

  public DropKind kind() {
    return offer.kind();
  }
}
