package dev.rushgate.backoffice.delivery;

import org.jspecify.annotations.Nullable;

/**
 * Which deliveries are looked for.
 *
 * @param text the whole id of an order, or else of a member; empty is any
 */
public record DeliverySearch(String text, @Nullable DeliveryState state) {

  private static final int TEXT_MAX = 64;

  public DeliverySearch {
    text = text.strip();
    text = text.substring(0, Math.min(text.length(), TEXT_MAX));
  }
}
