package dev.rushgate.backoffice.product;

import java.time.Instant;

/** A product as it stood when it was read. */
public record ProductDetails(
    long id,
    String name,
    String description,
    long price,
    int stock,
    long version,
    Instant createdAt,
    Instant updatedAt) {}
