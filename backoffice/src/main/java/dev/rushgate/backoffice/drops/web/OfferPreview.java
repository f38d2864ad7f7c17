package dev.rushgate.backoffice.drops.web;

import dev.rushgate.backoffice.drops.DropForm;
import dev.rushgate.backoffice.drops.DropReview;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What shoppers are told of a drop, as far as it is known.
 *
 * @param percentOff 0 when nothing can be said
 * @param opens null while it is not known
 */
record OfferPreview(
    @Nullable String title,
    @Nullable String productName,
    @Nullable String description,
    @Nullable Long price,
    @Nullable Long listPrice,
    long percentOff,
    @Nullable Long discount,
    @Nullable Integer units,
    @Nullable Integer waitlist,
    @Nullable ShownTime opens,
    @Nullable ShownTime closes,
    @Nullable ShownTime validUntil,
    @Nullable Span payWithin,
    @Nullable Span lobby,
    boolean open) {

  private static final int PERCENT = 100;

  /** A length of time in its largest whole unit; {@code key} is the last part of its words. */
  record Span(String key, long count) {

    static @Nullable Span of(@Nullable Integer seconds) {
      if (seconds == null || seconds <= 0) {
        return null;
      }
      var span = Duration.ofSeconds(seconds);
      if (seconds % Duration.ofDays(1).toSeconds() == 0) {
        return new Span("days", span.toDays());
      } else if (seconds % Duration.ofHours(1).toSeconds() == 0) {
        return new Span("hours", span.toHours());
      } else if (seconds % Duration.ofMinutes(1).toSeconds() == 0) {
        return new Span("minutes", span.toMinutes());
      }
      return new Span("seconds", seconds);
    }
  }

  static OfferPreview of(DropForm form, DropReview review) {
    var product = review.product();
    Instant opensAt = form.opensAt();
    return new OfferPreview(
        form.title(),
        product == null ? null : product.name(),
        product == null ? null : product.description(),
        form.price(),
        review.listPrice(),
        percentOff(form.price(), review.listPrice()),
        form.discount(),
        form.capacity(),
        form.waitlist(),
        shown(opensAt, review.now()),
        shown(form.closesAt(), review.now()),
        shown(form.validUntil(), review.now()),
        Span.of(form.paySeconds()),
        Span.of(form.lobbySeconds()),
        opensAt != null && !opensAt.isAfter(review.now()));
  }

  private static @Nullable ShownTime shown(@Nullable Instant at, Instant now) {
    return at == null ? null : ShownTime.of(at, now);
  }

  private static long percentOff(@Nullable Long price, @Nullable Long listPrice) {
    return price != null && listPrice != null && price < listPrice
        ? (listPrice - price) * PERCENT / listPrice
        : 0;
  }
}
