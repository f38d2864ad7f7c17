package dev.rushgate.backoffice.product;

import org.jspecify.annotations.Nullable;

/**
 * What an operator changes; null keeps what is.
 *
 * @param stock the whole new stock, not a difference
 * @param version the version that the operator saw; another one since then is a conflict
 */
public record ProductChange(
    @Nullable String name,
    @Nullable String description,
    @Nullable Long price,
    @Nullable Integer stock,
    @Nullable Long version) {

  /**
   * What a product is to be that is now this; refuses what breaks a rule with {@code InvalidInput}.
   */
  public ProductSheet over(ProductSheet now) {
    return new ProductSheet(
        name == null ? now.name() : name,
        description == null ? now.description() : description,
        price == null ? now.price() : price,
        stock == null ? now.stock() : stock);
  }
}
