package dev.rushgate.backoffice.orders;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order as it stood when it was read. Amounts are won. */
public record OrderDetails(
    long id,
    String member,
    OrderState state,
    List<OrderItem> items,
    long subtotal,
    long discount,
    long total,
    @Nullable Instant payBy,
    @Nullable Instant paidAt,
    @Nullable Long dropId,
    @Nullable String admissionId,
    Instant createdAt) {}
