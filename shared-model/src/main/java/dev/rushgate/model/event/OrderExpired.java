package dev.rushgate.model.event;

import dev.rushgate.model.MemberId;
import java.time.Instant;

/** An order was not paid in time. */
public record OrderExpired(long orderId, MemberId member, Instant at) implements OrderEvent {}
