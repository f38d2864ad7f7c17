package dev.rushgate.backoffice.drops;

import dev.rushgate.model.DropKind;
import dev.rushgate.model.DropState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A drop as the audit log keeps it: what an operator can decide about it. Its seed is a secret, and
 * what shoppers take is no change of anybody on the staff.
 *
 * @param units where the capacity goes; 0 once it is closed
 */
record AuditedDrop(
    DropKind kind,
    String title,
    @Nullable String productId,
    @Nullable Long price,
    @Nullable Long discount,
    @Nullable Instant validUntil,
    @Nullable Integer capacity,
    @Nullable Instant opensAt,
    @Nullable Instant closesAt,
    @Nullable Integer waitlist,
    @Nullable Integer lobbyMax,
    @Nullable Integer admitPerSecond,
    @Nullable Integer lobbySeconds,
    @Nullable Integer paySeconds,
    DropState state,
    int units,
    boolean suspect,
    long version) {

  static AuditedDrop of(DropSpec spec, DropStock stock) {
    DropForm form = spec.form();
    DropStock.Counts counts = stock.counts();
    return new AuditedDrop(
        spec.drop().kind(),
        spec.drop().title(),
        form.productId(),
        form.price(),
        form.discount(),
        form.validUntil(),
        form.capacity(),
        form.opensAt(),
        form.closesAt(),
        form.waitlist(),
        form.lobbyMax(),
        form.admitPerSecond(),
        form.lobbySeconds(),
        form.paySeconds(),
        stock.state(),
        counts.target(),
        counts.suspect(),
        counts.version());
  }
}
