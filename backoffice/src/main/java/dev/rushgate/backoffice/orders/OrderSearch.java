package dev.rushgate.backoffice.orders;

import org.jspecify.annotations.Nullable;

/**
 * Which orders are looked for.
 *
 * @param text the whole id of an order, or else of a member; empty is any
 */
public record OrderSearch(String text, @Nullable Long dropId, @Nullable OrderState state) {

  private static final int TEXT_MAX = 64;

  public OrderSearch {
    text = text.strip();
    text = text.substring(0, Math.min(text.length(), TEXT_MAX));
  }
}
