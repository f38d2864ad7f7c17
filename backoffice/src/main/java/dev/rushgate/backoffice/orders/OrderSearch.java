package dev.rushgate.backoffice.orders;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which orders are looked for.
 *
 * @param text the whole id of an order, or else of a member; empty is any
 * @param member the whole id of a member, whatever it looks like; null is any
 * @param productId of a product that is in them
 * @param from the earliest instant at which they were placed
 * @param before the first instant that is too late
 */
public record OrderSearch(
    String text,
    @Nullable String member,
    @Nullable Long dropId,
    @Nullable Long productId,
    @Nullable OrderState state,
    @Nullable Instant from,
    @Nullable Instant before) {

  private static final int TEXT_MAX = 64;

  public OrderSearch {
    text = text.strip();
    text = text.substring(0, Math.min(text.length(), TEXT_MAX));
  }

  public static OrderSearch ofMember(String member) {
    return new OrderSearch("", member, null, null, null, null, null);
  }

  boolean hasTime() {
    return from != null || before != null;
  }
}
