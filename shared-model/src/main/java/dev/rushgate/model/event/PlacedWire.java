package dev.rushgate.model.event;

import dev.rushgate.model.AdmissionId;
import dev.rushgate.model.MemberId;
import dev.rushgate.model.Money;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@link OrderPlaced} as it is written. */
record PlacedWire(
    int v,
    String type,
    String order,
    @Nullable String drop,
    @Nullable Long epoch,
    @Nullable Long no,
    String member,
    long total,
    String payBy,
    String at)
    implements ShopEventWire {

  static PlacedWire of(OrderPlaced e) {
    AdmissionId of = e.admission();
    return new PlacedWire(
        EventJson.VERSION,
        "ORDER_PLACED",
        e.key(),
        of == null ? null : of.drop().toString(),
        of == null ? null : Long.valueOf(of.epoch()),
        of == null ? null : Long.valueOf(of.no()),
        e.member().value(),
        e.total().won(),
        EventJson.instant(e.payBy()),
        EventJson.instant(e.at()));
  }

  @Override
  public OrderPlaced event() {
    AdmissionId of =
        drop == null
            ? null
            : new AdmissionId(
                EventJson.drop(drop), Objects.requireNonNull(epoch), Objects.requireNonNull(no));
    return new OrderPlaced(
        Long.parseLong(order),
        of,
        new MemberId(member),
        new Money(total),
        Instant.parse(payBy),
        Instant.parse(at));
  }
}
