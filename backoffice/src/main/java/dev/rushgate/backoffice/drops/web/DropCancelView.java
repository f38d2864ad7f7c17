package dev.rushgate.backoffice.drops.web;

import dev.rushgate.backoffice.drops.DropDetails;
import dev.rushgate.model.Offer;
import org.jspecify.annotations.Nullable;

/**
 * A drop that is about to be cancelled.
 *
 * @param product whose stock its units go back to; null for a coupon
 * @param possible whether it still can be
 */
record DropCancelView(
    String id,
    String title,
    @Nullable String product,
    int units,
    ShownTime opens,
    long version,
    boolean possible) {

  static DropCancelView of(DropDetails details) {
    return new DropCancelView(
        details.drop().id().toString(),
        details.drop().title(),
        details.drop().offer() instanceof Offer.Deal deal ? Long.toString(deal.productId()) : null,
        details.drop().limits().offered(),
        ShownTime.of(details.drop().schedule().opensAt(), details.now()),
        details.stock().version(),
        DropRow.isEditable(details));
  }
}
