package dev.rushgate.edge.settle;

import dev.rushgate.model.Money;
import java.time.Duration;
import java.time.Instant;

/** What one unit of a drop turns into. */
sealed interface Terms {

  record Deal(long productId, String productName, Money price, Duration payWithin)
      implements Terms {}

  record Coupon(Money discount, Instant validUntil) implements Terms {}
}
