package dev.rushgate.model;

import org.jspecify.annotations.Nullable;

/**
 * A limited number of units, given out in the order people came. What is here changes only before
 * the opening, but the pace of admission and the message, which an operator changes at any time;
 * counters, state and epochs live beside it in {@code drop_stock}.
 *
 * @param seed the lobby draw's secret, hexadecimal; its SHA-256 is public from the start, the seed
 *     itself only after the opening
 * @param message plain text for those who wait; null when there is none
 */
public record Drop(
    DropId id,
    String title,
    Offer offer,
    Limits limits,
    Schedule schedule,
    String seed,
    @Nullable String message) {

  public static final int TITLE_MAX = 200;
  public static final int MESSAGE_MAX = 200;

  /** Refuses an empty or overlong title or message, and a coupon that ends before its drop does. */
  public Drop {
    Rules.require(
        !title.isBlank() && title.length() <= TITLE_MAX, "title", "is 1 to 200 characters");
    requireMessage(message);
    if (offer instanceof Offer.Coupon coupon) {
      Rules.require(
          coupon.validUntil().isAfter(schedule.opensAt()), "validUntil", "is after opensAt");
    }
  }

  /** One without a message. */
  public Drop(DropId id, String title, Offer offer, Limits limits, Schedule schedule, String seed) {
    this(id, title, offer, limits, schedule, seed, null);
  }

  /** Refuses with {@link BrokenRule} what cannot be told to those who wait. */
  public static void requireMessage(@Nullable String message) {
    Rules.require(
        message == null || (!message.isBlank() && message.length() <= MESSAGE_MAX),
        "message",
        "is 1 to 200 characters");
    Rules.require(
        message == null || message.chars().noneMatch(Character::isISOControl),
        "message",
        "is one line of plain text");
  }

  public Drop saying(@Nullable String other) {
    return new Drop(id, title, offer, limits, schedule, seed, other);
  }

  public DropKind kind() {
    return offer.kind();
  }
}
