package dev.rushgate.model.event;

import dev.rushgate.model.MemberId;
import java.time.Instant;

/** An unpaid order was ended by its member or by an operator. */
public record OrderCancelled(long orderId, MemberId member, String reason, Instant at)
    implements OrderEvent {}
