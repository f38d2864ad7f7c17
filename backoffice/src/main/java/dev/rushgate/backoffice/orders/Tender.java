package dev.rushgate.backoffice.orders;

import dev.rushgate.model.Money;

/**
 * What an order is paid with.
 *
 * @param points from the member's wallet
 * @param amount by the gateway
 */
public record Tender(Money points, Money amount) {

  Money sum() {
    return points.plus(amount);
  }
}
