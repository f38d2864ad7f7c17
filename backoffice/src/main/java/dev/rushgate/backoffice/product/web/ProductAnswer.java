package dev.rushgate.backoffice.product.web;

import dev.rushgate.backoffice.product.ProductDetails;
import java.time.Instant;

/** A product as operators see it. */
record ProductAnswer(
    String id,
    String name,
    String description,
    long price,
    int stock,
    long version,
    Instant createdAt,
    Instant updatedAt) {

  static ProductAnswer of(ProductDetails p) {
    return new ProductAnswer(
        Long.toString(p.id()),
        p.name(),
        p.description(),
        p.price(),
        p.stock(),
        p.version(),
        p.createdAt(),
        p.updatedAt());
  }
}
