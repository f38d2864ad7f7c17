package dev.rushgate.model.event;

import dev.rushgate.model.AdmissionId;
import dev.rushgate.model.MemberId;
import dev.rushgate.model.Money;
import java.time.Instant;

/** A won unit became an order that waits to be paid. */
public record OrderPlaced(
    long orderId, AdmissionId admission, MemberId member, Money total, Instant payBy, Instant at) {}
