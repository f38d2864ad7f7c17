package dev.rushgate.backoffice.drops;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.rushgate.backoffice.platform.Inspection;
import dev.rushgate.model.Drop;
import dev.rushgate.model.DropId;
import dev.rushgate.model.DropKind;
import dev.rushgate.model.Limits;
import dev.rushgate.model.Money;
import dev.rushgate.model.Offer;
import dev.rushgate.model.Schedule;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes a drop of a whole form, with a default for what need not be stated. */
record DropDraft(DropForm form, @Nullable Offered product, Instant now) {

  private static final int WAITLIST_DEFAULT = 0;
  private static final int ADMIT_PER_SECOND_DEFAULT = 500;
  private static final int LOBBY_SECONDS_DEFAULT = 0;
  private static final int PAY_SECONDS_DEFAULT = 300;
  private static final long LOBBY_PLACES_PER_UNIT = 10;

  /** The product of a deal, at its list price. */
  record Offered(long productId, long listPrice) {}

  /** Refuses with {@code InvalidInput}, naming every field that breaks a rule of the model. */
  Drop drop(DropId id, String seed) {
    var inspection = new Inspection();
    Offer offer = inspection.made(this::offer);
    Limits limits = inspection.made(this::limits);
    Schedule schedule = inspection.made(this::schedule);
    inspection.require(
        schedule == null || schedule.closesAt().isAfter(now), "closesAt", "is in the future");
    inspection.text(form.title(), "title", Drop.TITLE_MAX);
    inspection.end();
    Drop drop =
        inspection.made(
            () ->
                new Drop(
                    id,
                    requireNonNull(form.title()),
                    requireNonNull(offer),
                    requireNonNull(limits),
                    requireNonNull(schedule),
                    seed));
    inspection.end();
    return requireNonNull(drop);
  }

  private Offer offer() {
    if (form.kind() == DropKind.COUPON) {
      return new Offer.Coupon(
          new Money(requireNonNull(form.discount())), requireNonNull(form.validUntil()));
    }
    Offered offered = requireNonNull(product);
    return new Offer.Deal(
        offered.productId(),
        new Money(requireNonNull(form.price())),
        new Money(offered.listPrice()),
        Duration.ofSeconds(requireNonNullElse(form.paySeconds(), PAY_SECONDS_DEFAULT)));
  }

  private Limits limits() {
    int capacity = requireNonNull(form.capacity());
    long lobby = Math.clamp(capacity * LOBBY_PLACES_PER_UNIT, 0, Limits.PLACES_MAX);
    return new Limits(
        capacity,
        requireNonNullElse(form.waitlist(), WAITLIST_DEFAULT),
        requireNonNullElse(form.lobbyMax(), (int) lobby),
        requireNonNullElse(form.admitPerSecond(), ADMIT_PER_SECOND_DEFAULT));
  }

  private Schedule schedule() {
    Instant opensAt = requireNonNull(form.opensAt());
    int lobby = requireNonNullElse(form.lobbySeconds(), LOBBY_SECONDS_DEFAULT);
    return new Schedule(
        opensAt, requireNonNull(form.closesAt()), lobby == 0 ? null : opensAt.minusSeconds(lobby));
  }
}
