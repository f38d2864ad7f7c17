package dev.rushgate.model.event;

import dev.rushgate.model.DropId;
import dev.rushgate.model.MemberId;
import dev.rushgate.model.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order is paid in full.
 *
 * @param drop whose deal it is; null for an order from the catalogue
 * @param discount by its coupon
 * @param points from the member's wallet
 * @param paid by other means than points; points and this make the total
 */
public record OrderPaid(
    long orderId,
    @Nullable DropId drop,
    MemberId member,
    List<Item> items,
    Money subtotal,
    Money discount,
    Money total,
    Money points,
    Money paid,
    @Nullable Long couponId,
    Instant at)
    implements OrderEvent {

  public OrderPaid {
    items = List.copyOf(items);
  }

  /** So many of a product, each at that price. */
  public record Item(long productId, String name, int quantity, Money unitPrice) {}
}
