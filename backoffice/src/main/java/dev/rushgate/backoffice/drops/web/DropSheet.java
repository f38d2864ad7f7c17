package dev.rushgate.backoffice.drops.web;

import dev.rushgate.backoffice.drops.DropDetails;
import dev.rushgate.backoffice.drops.DropWarning;
import dev.rushgate.model.Drop;
import dev.rushgate.model.Offer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A drop as it was typed into the page; what was typed is shown again until it can be taken.
 *
 * @param product what a product is looked for by
 * @param opensAtOffset which of two instants is meant when a clock shows the time twice
 * @param version the one that was shown; empty for a new drop
 * @param browserZone the zone in which the browser shows times, when its script could say
 * @param confirmed the names of the warnings that were ticked
 * @param act which button was pressed: {@code save}, {@code preview} or {@code find}
 */
record DropSheet(
    @Nullable String title,
    @Nullable String productId,
    @Nullable String product,
    @Nullable String price,
    @Nullable String discount,
    @Nullable String capacity,
    @Nullable String opensAt,
    @Nullable String opensAtOffset,
    @Nullable String closesAt,
    @Nullable String closesAtOffset,
    @Nullable String validUntil,
    @Nullable String validUntilOffset,
    @Nullable String waitlist,
    @Nullable String lobbyMax,
    @Nullable String admitPerSecond,
    @Nullable String lobbySeconds,
    @Nullable String paySeconds,
    @Nullable String version,
    @Nullable String browserZone,
    @Nullable List<String> confirmed,
    @Nullable String act) {

  /** A new one, with what a drop has unless somebody says otherwise. */
  static DropSheet ofNew(@Nullable String productId) {
    return new DropSheet(
        "", productId, "", "", "", "", "", "", "", "", "", "", "0", "", "500", "0", "300", "", "",
        List.of(), "");
  }

  /** A drop as it is. */
  static DropSheet of(DropDetails details, ZoneId zone) {
    var schedule = details.drop().schedule();
    Instant validUntil =
        details.drop().offer() instanceof Offer.Coupon coupon ? coupon.validUntil() : null;
    return of(
        details.drop(),
        new Times(schedule.opensAt(), schedule.closesAt(), validUntil, zone),
        Long.toString(details.stock().version()));
  }

  /** Another like this drop, at a time that is still to be said. */
  static DropSheet like(DropDetails details, ZoneId zone) {
    return of(details.drop(), new Times(null, null, null, zone), "");
  }

  private record Times(
      @Nullable Instant opens, @Nullable Instant closes, @Nullable Instant until, ZoneId zone) {

    String text(@Nullable Instant at) {
      return at == null ? "" : TypedTime.text(at, zone);
    }

    String offset(@Nullable Instant at) {
      return at == null ? "" : TypedTime.offset(at, zone);
    }
  }

  private static DropSheet of(Drop drop, Times times, String version) {
    Offer.Deal deal = drop.offer() instanceof Offer.Deal of ? of : null;
    Offer.Coupon coupon = drop.offer() instanceof Offer.Coupon of ? of : null;
    Instant lobby = drop.schedule().lobbyOpensAt();
    return new DropSheet(
        drop.title(),
        deal == null ? "" : Long.toString(deal.productId()),
        "",
        deal == null ? "" : deal.price().toString(),
        coupon == null ? "" : coupon.discount().toString(),
        Integer.toString(drop.limits().offered()),
        times.text(times.opens),
        times.offset(times.opens),
        times.text(times.closes),
        times.offset(times.closes),
        times.text(times.until),
        times.offset(times.until),
        Integer.toString(drop.limits().waitlist()),
        Integer.toString(drop.limits().lobbyMax()),
        Integer.toString(drop.limits().admitPerSecond()),
        lobby == null
            ? "0"
            : Long.toString(Duration.between(lobby, drop.schedule().opensAt()).toSeconds()),
        deal == null ? "" : Long.toString(deal.payWithin().toSeconds()),
        version,
        "",
        List.of(),
        "");
  }

  /** Pressing nothing, as a program would, means to save. */
  boolean isToBeSaved() {
    return act == null || act.isEmpty() || act.equals("save");
  }

  boolean isLookingForProduct() {
    return "find".equals(act);
  }

  boolean hasConfirmed(String warning) {
    return confirmed != null && confirmed.contains(warning);
  }

  Set<DropWarning> confirmedWarnings() {
    return Arrays.stream(DropWarning.values())
        .filter(warning -> hasConfirmed(warning.name()))
        .collect(Collectors.toUnmodifiableSet());
  }
}
