package dev.rushgate.backoffice.coupon;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A coupon of a member.
 *
 * @param title of the drop in which it was won
 * @param discount in won, of one order
 * @param orderId that it was used for
 */
public record Coupon(
    long id,
    long dropId,
    @Nullable String title,
    long discount,
    State state,
    Instant validUntil,
    Instant issuedAt,
    @Nullable Long orderId) {

  /** Where a coupon stands; one that was not used in time is {@code EXPIRED}. */
  public enum State {
    ISSUED,
    USED,
    EXPIRED
  }
}
