package dev.rushgate.model.event;

import dev.rushgate.model.AdmissionId;
import dev.rushgate.model.MemberId;
import dev.rushgate.model.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order waits to be paid.
 *
 * @param admission the won unit that became this order; null for one from the catalogue
 */
public record OrderPlaced(
    long orderId,
    @Nullable AdmissionId admission,
    MemberId member,
    Money total,
    Instant payBy,
    Instant at)
    implements OrderEvent {}
