package dev.rushgate.backoffice.product.web;

import dev.rushgate.backoffice.platform.Inspection;
import dev.rushgate.backoffice.product.ProductSheet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A product to be created. */
record NewProduct(
    @Nullable String name,
    @Nullable String description,
    @Nullable Long price,
    @Nullable Integer stock) {

  /** Refuses with {@code InvalidInput} when something is missing or out of bounds. */
  ProductSheet sheet() {
    var inspection = new Inspection();
    inspection.given(name, "name");
    inspection.given(price, "price");
    inspection.given(stock, "stock");
    inspection.end();
    return new ProductSheet(
        Objects.requireNonNull(name),
        Objects.requireNonNullElse(description, ""),
        Objects.requireNonNull(price),
        Objects.requireNonNull(stock));
  }
}
