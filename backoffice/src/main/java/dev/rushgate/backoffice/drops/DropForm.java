package dev.rushgate.backoffice.drops;

import dev.rushgate.backoffice.platform.Inspection;
import dev.rushgate.model.DropKind;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an operator states about a drop: all of it to create one, what is to be different to change
 * one. Null is "not stated".
 *
 * @param version of the stock row that the change was made for; another one since is a conflict
 * @param confirmed warnings that were read and are to be passed over, any other refuses; null asks
 *     for no warnings, as a program that knows what it does
 */
public record DropForm(
    @Nullable DropKind kind,
    @Nullable String productId,
    @Nullable String title,
    @Nullable Long price,
    @Nullable Long discount,
    @Nullable Integer capacity,
    @Nullable Instant opensAt,
    @Nullable Instant closesAt,
    @Nullable Instant validUntil,
    @Nullable Integer waitlist,
    @Nullable Integer lobbyMax,
    @Nullable Integer admitPerSecond,
    @Nullable Integer lobbySeconds,
    @Nullable Integer paySeconds,
    @Nullable Long version,
    @Nullable Set<DropWarning> confirmed) {

  /** This change laid over the drop as it is. */
  DropForm over(DropForm now) {
    return new DropForm(
        now.kind,
        now.productId,
        either(title, now.title),
        either(price, now.price),
        either(discount, now.discount),
        either(capacity, now.capacity),
        either(opensAt, now.opensAt),
        either(closesAt, now.closesAt),
        either(validUntil, now.validUntil),
        either(waitlist, now.waitlist),
        either(lobbyMax, now.lobbyMax),
        either(admitPerSecond, now.admitPerSecond),
        either(lobbySeconds, now.lobbySeconds),
        either(paySeconds, now.paySeconds),
        version,
        confirmed);
  }

  /** The same, refusing every warning but these. */
  public DropForm confirming(Set<DropWarning> these) {
    return new DropForm(
        kind,
        productId,
        title,
        price,
        discount,
        capacity,
        opensAt,
        closesAt,
        validUntil,
        waitlist,
        lobbyMax,
        admitPerSecond,
        lobbySeconds,
        paySeconds,
        version,
        these);
  }

  /** Which of the warnings stand in the way. */
  Set<DropWarning> unconfirmed(Set<DropWarning> warnings) {
    if (confirmed == null) {
      return Set.of();
    }
    var open = new TreeSet<>(warnings);
    open.removeAll(confirmed);
    return open;
  }

  /** Refuses with {@code InvalidInput} what a change must not touch. */
  void requireChange() {
    var inspection = new Inspection();
    inspection.absent(kind, "kind", "cannot be changed");
    inspection.absent(productId, "productId", "cannot be changed");
    inspection.end();
  }

  /** Refuses with {@code InvalidInput} when something is missing or belongs to the other kind. */
  void requireWhole() {
    var inspection = new Inspection();
    inspection.given(kind, "kind");
    inspection.given(title, "title");
    inspection.given(capacity, "capacity");
    inspection.given(opensAt, "opensAt");
    inspection.given(closesAt, "closesAt");
    inspection.amount(price, "price");
    inspection.amount(discount, "discount");
    if (kind == DropKind.DEAL) {
      inspection.given(productId, "productId");
      inspection.given(price, "price");
      inspection.absent(discount, "discount", "belongs to a coupon");
      inspection.absent(validUntil, "validUntil", "belongs to a coupon");
    } else if (kind == DropKind.COUPON) {
      inspection.given(discount, "discount");
      inspection.given(validUntil, "validUntil");
      inspection.absent(productId, "productId", "belongs to a deal");
      inspection.absent(price, "price", "belongs to a deal");
      inspection.absent(paySeconds, "paySeconds", "belongs to a deal");
    }
    inspection.end();
  }

  private static <T> @Nullable T either(@Nullable T stated, @Nullable T otherwise) {
    return stated == null ? otherwise : stated;
  }
}
