package dev.rushgate.backoffice.orders;

import jakarta.persistence.Embeddable;

/** A line of an order: the product as it was called and priced when it was won. */
@Embeddable
public record OrderItem(long productId, String name, int quantity, long unitPrice) {}
