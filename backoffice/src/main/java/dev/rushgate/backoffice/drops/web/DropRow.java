package dev.rushgate.backoffice.drops.web;

import dev.rushgate.backoffice.drops.DropDetails;
import dev.rushgate.backoffice.drops.DropLine;
import dev.rushgate.backoffice.drops.DropPhase;
import dev.rushgate.model.Offer;
import org.jspecify.annotations.Nullable;

/**
 * A drop in a list.
 *
 * @param worth the price of a deal, the discount of a coupon
 * @param units how many there are, {@code left} how many nobody has yet
 * @param editable whether it can still be changed
 */
record DropRow(
    String id,
    String title,
    DropPhase phase,
    @Nullable String productId,
    @Nullable String productName,
    long worth,
    @Nullable Long listPrice,
    int units,
    int left,
    ShownTime opens,
    ShownTime closes,
    boolean editable) {

  static DropRow of(DropLine line) {
    DropDetails details = line.drop();
    Offer.Deal deal = details.drop().offer() instanceof Offer.Deal of ? of : null;
    var schedule = details.drop().schedule();
    return new DropRow(
        details.drop().id().toString(),
        details.drop().title(),
        details.phase(),
        deal == null ? null : Long.toString(deal.productId()),
        line.productName(),
        worth(details.drop().offer()),
        deal == null ? null : deal.listPrice().won(),
        details.drop().limits().offered(),
        details.stock().remaining(),
        ShownTime.of(schedule.opensAt(), details.now()),
        ShownTime.of(schedule.closesAt(), details.now()),
        isEditable(details));
  }

  /** As the service decides it again, under the lock. */
  static boolean isEditable(DropDetails details) {
    return !details.hasOpened()
        && details.phase() != DropPhase.CLOSED
        && details.phase() != DropPhase.CANCELLED;
  }

  private static long worth(Offer offer) {
    return switch (offer) {
      case Offer.Deal deal -> deal.price().won();
      case Offer.Coupon coupon -> coupon.discount().won();
    };
  }
}
