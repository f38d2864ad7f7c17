package dev.rushgate.model;

import java.time.Duration;
import java.time.Instant;

/** What the winner of one unit gets. */
public sealed interface Offer {

  DropKind kind();

  /** An order for one piece of a product at the deal price, to be paid within {@code payWithin}. */
  record Deal(long productId, Money price, Money listPrice, Duration payWithin) implements Offer {

    public static final Duration PAY_WITHIN_MIN = Duration.ofSeconds(1);
    public static final Duration PAY_WITHIN_MAX = Duration.ofDays(7);

    /** Refuses a price above the list price and a window outside the bounds. */
    public Deal {
      Rules.require(price.compareTo(listPrice) <= 0, "price", "is above the list price");
      Rules.require(price.won() > 0, "price", "is at least 1 won");
      Rules.require(
          payWithin.compareTo(PAY_WITHIN_MIN) >= 0 && payWithin.compareTo(PAY_WITHIN_MAX) <= 0,
          "paySeconds",
          "is 1 second to 7 days");
    }

    @Override
    public DropKind kind() {
      return DropKind.DEAL;
    }
  }

  /** A coupon worth {@code discount}, to be used until {@code validUntil}. */
  record Coupon(Money discount, Instant validUntil) implements Offer {

    /** Refuses a coupon that is worth nothing. */
    public Coupon {
      Rules.require(discount.won() > 0, "discount", "is at least 1 won");
    }

    @Override
    public DropKind kind() {
      return DropKind.COUPON;
    }
  }
}
