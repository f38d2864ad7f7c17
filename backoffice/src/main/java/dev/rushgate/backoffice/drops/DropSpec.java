package dev.rushgate.backoffice.drops;

import static java.util.Objects.requireNonNull;

import dev.rushgate.model.Drop;
import dev.rushgate.model.DropId;
import dev.rushgate.model.DropKind;
import dev.rushgate.model.Limits;
import dev.rushgate.model.Money;
import dev.rushgate.model.Offer;
import dev.rushgate.model.Schedule;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * What a drop is. Changes only before its opening, but its pace and its message, and only with the
 * stock row locked.
 */
@Entity
@Table(name = "drop_spec")
class DropSpec {

  @Id private long dropId;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private DropKind kind;

  private String title;
  private @Nullable Long productId;
  private @Nullable Long price;
  private @Nullable Long listPrice;
  private @Nullable Integer paySeconds;
  private @Nullable Long discount;
  private @Nullable Instant validUntil;
  private int offered;
  private int waitlist;
  private int lobbyMax;
  private int admitPerSecond;
  private Instant opensAt;
  private Instant closesAt;
  private @Nullable Instant lobbyOpensAt;
  private String seed;
  private @Nullable String message;

  @Column(updatable = false)
  private Instant createdAt;

  private @Nullable Instant cancelledAt;
  private @Nullable String cancelReason;

  @SuppressWarnings("NullAway.Init") // the persistence provider fills the fields
  protected DropSpec() {}

  @SuppressWarnings("NullAway.Init") // become() fills the rest
  DropSpec(Drop drop, Instant now) {
    this.dropId = drop.id().value();
    this.createdAt = now;
    become(drop);
  }

  void become(Drop drop) {
    title = drop.title();
    seed = drop.seed();
    become(drop.offer());
    offered = drop.limits().offered();
    waitlist = drop.limits().waitlist();
    lobbyMax = drop.limits().lobbyMax();
    admitPerSecond = drop.limits().admitPerSecond();
    opensAt = drop.schedule().opensAt();
    closesAt = drop.schedule().closesAt();
    lobbyOpensAt = drop.schedule().lobbyOpensAt();
  }

  void admit(int perSecond) {
    admitPerSecond = perSecond;
  }

  void say(@Nullable String words) {
    message = words;
  }

  private void become(Offer offer) {
    kind = offer.kind();
    switch (offer) {
      case Offer.Deal deal -> {
        productId = deal.productId();
        price = deal.price().won();
        listPrice = deal.listPrice().won();
        paySeconds = Math.toIntExact(deal.payWithin().toSeconds());
      }
      case Offer.Coupon coupon -> {
        discount = coupon.discount().won();
        validUntil = coupon.validUntil();
      }
    }
  }

  Drop drop() {
    return new Drop(
        new DropId(dropId),
        title,
        offer(),
        new Limits(offered, waitlist, lobbyMax, admitPerSecond),
        new Schedule(opensAt, closesAt, lobbyOpensAt),
        seed,
        message);
  }

  private Offer offer() {
    return switch (kind) {
      case DEAL ->
          new Offer.Deal(
              requireNonNull(productId),
              new Money(requireNonNull(price)),
              new Money(requireNonNull(listPrice)),
              Duration.ofSeconds(requireNonNull(paySeconds)));
      case COUPON ->
          new Offer.Coupon(new Money(requireNonNull(discount)), requireNonNull(validUntil));
    };
  }

  long id() {
    return dropId;
  }

  /** The drop as the form that would create it, for a change to be laid over. */
  DropForm form() {
    return new DropForm(
        kind,
        productId == null ? null : Long.toString(productId),
        title,
        price,
        discount,
        offered,
        opensAt,
        closesAt,
        validUntil,
        waitlist,
        lobbyMax,
        admitPerSecond,
        lobbyOpensAt == null
            ? 0
            : Math.toIntExact(Duration.between(lobbyOpensAt, opensAt).toSeconds()),
        paySeconds,
        null,
        null);
  }

  /** It will never open. */
  void cancel(Instant now, @Nullable String reason) {
    cancelledAt = now;
    cancelReason = reason;
  }

  @Nullable Instant cancelledAt() {
    return cancelledAt;
  }

  @Nullable String cancelReason() {
    return cancelReason;
  }

  DropDraft.@Nullable Offered product() {
    return productId == null ? null : new DropDraft.Offered(productId, requireNonNull(listPrice));
  }

  boolean hasOpened(Instant now) {
    return !now.isBefore(opensAt);
  }
}
