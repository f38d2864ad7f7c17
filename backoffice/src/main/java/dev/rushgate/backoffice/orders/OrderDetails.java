package dev.rushgate.backoffice.orders;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as it stood when it was read.
 *
 * @param couponId that took off the discount
 */
public record OrderDetails(
    long id,
    String member,
    OrderState state,
    List<OrderItem> items,
    @Nullable Long couponId,
    Amounts amounts,
    @Nullable Instant payBy,
    @Nullable Instant paidAt,
    @Nullable Long dropId,
    @Nullable String admissionId,
    Instant createdAt) {

  /**
   * In won.
   *
   * @param total subtotal less discount
   * @param points of it from the wallet: paid, or being paid
   * @param paid of it by other means
   * @param refunded of both
   */
  public record Amounts(
      long subtotal, long discount, long total, long points, long paid, long refunded) {}
}
