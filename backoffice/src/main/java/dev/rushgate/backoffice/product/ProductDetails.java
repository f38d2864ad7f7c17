package dev.rushgate.backoffice.product;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A product as it stood when it was read.
 *
 * @param image names its picture; null when it has none
 */
public record ProductDetails(
    long id,
    String name,
    String description,
    long price,
    int stock,
    ProductState state,
    @Nullable String image,
    long version,
    Instant createdAt,
    Instant updatedAt) {

  /** What an operator states about it. */
  public ProductSheet sheet() {
    return new ProductSheet(name, description, price, stock);
  }

  public boolean isArchived() {
    return state == ProductState.ARCHIVED;
  }
}
