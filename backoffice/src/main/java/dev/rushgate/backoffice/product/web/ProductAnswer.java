package dev.rushgate.backoffice.product.web;

import dev.rushgate.backoffice.product.ProductDetails;
import dev.rushgate.backoffice.product.ProductImages;
import dev.rushgate.backoffice.product.ProductState;
import dev.rushgate.backoffice.product.image.Picture;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A product as operators see it. */
record ProductAnswer(
    String id,
    String name,
    String description,
    long price,
    int stock,
    ProductState state,
    @Nullable String imageUrl,
    long version,
    Instant createdAt,
    Instant updatedAt) {

  static ProductAnswer of(ProductDetails p) {
    String image = p.image();
    return new ProductAnswer(
        Long.toString(p.id()),
        p.name(),
        p.description(),
        p.price(),
        p.stock(),
        p.state(),
        image == null ? null : ProductImages.address(image, Picture.LARGE),
        p.version(),
        p.createdAt(),
        p.updatedAt());
  }
}
