package dev.rushgate.backoffice.drops.web;

import dev.rushgate.backoffice.drops.DropDetails;
import dev.rushgate.backoffice.drops.DropPhase;
import dev.rushgate.backoffice.drops.DropStock;
import dev.rushgate.model.Drop;
import dev.rushgate.model.DropKind;
import dev.rushgate.model.DropState;
import dev.rushgate.model.Offer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A drop as operators see it.
 *
 * @param capacity what shoppers are offered; {@code stock} has what the guard holds now
 * @param message told to those who wait; null when there is none
 * @param phase what it is doing at {@code now}
 * @param cancelledAt when it was closed before its opening; null when it was not
 * @param seed null until the opening
 */
record DropAnswer(
    String id,
    DropKind kind,
    String title,
    @Nullable String productId,
    @Nullable Long price,
    @Nullable Long listPrice,
    @Nullable Long paySeconds,
    @Nullable Long discount,
    @Nullable Instant validUntil,
    int capacity,
    int waitlist,
    int lobbyMax,
    int admitPerSecond,
    Instant opensAt,
    Instant closesAt,
    @Nullable Instant lobbyOpensAt,
    @Nullable String message,
    DropState state,
    DropPhase phase,
    @Nullable Instant cancelledAt,
    @Nullable String cancelReason,
    DropStock.Counts stock,
    String seedHash,
    @Nullable String seed,
    Instant now) {

  static DropAnswer of(DropDetails details) {
    Drop drop = details.drop();
    Offer.Deal deal = drop.offer() instanceof Offer.Deal of ? of : null;
    Offer.Coupon coupon = drop.offer() instanceof Offer.Coupon of ? of : null;
    return new DropAnswer(
        drop.id().toString(),
        drop.kind(),
        drop.title(),
        deal == null ? null : Long.toString(deal.productId()),
        deal == null ? null : deal.price().won(),
        deal == null ? null : deal.listPrice().won(),
        deal == null ? null : deal.payWithin().toSeconds(),
        coupon == null ? null : coupon.discount().won(),
        coupon == null ? null : coupon.validUntil(),
        drop.limits().offered(),
        drop.limits().waitlist(),
        drop.limits().lobbyMax(),
        drop.limits().admitPerSecond(),
        drop.schedule().opensAt(),
        drop.schedule().closesAt(),
        drop.schedule().lobbyOpensAt(),
        drop.message(),
        details.state(),
        details.phase(),
        details.cancelledAt(),
        details.cancelReason(),
        details.stock(),
        details.seedHash(),
        details.publicSeed(),
        details.now());
  }
}
