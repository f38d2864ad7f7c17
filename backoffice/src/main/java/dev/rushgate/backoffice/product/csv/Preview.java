package dev.rushgate.backoffice.product.csv;

import dev.rushgate.backoffice.product.ProductSheet;
import org.jspecify.annotations.Nullable;

/**
 * What a row will do.
 *
 * @param id of the product that it changes; null for a new one
 * @param before null for a new one
 * @param newText whether the description changes
 */
public record Preview(
    int row, @Nullable String id, @Nullable Facts before, Facts after, boolean newText) {

  /** What is shown of a product. */
  public record Facts(String name, long price, int stock) {

    static Facts of(ProductSheet sheet) {
      return new Facts(sheet.name(), sheet.price(), sheet.stock());
    }
  }

  static Preview of(int row, @Nullable Long id, @Nullable ProductSheet was, ProductSheet now) {
    return new Preview(
        row,
        id == null ? null : id.toString(),
        was == null ? null : Facts.of(was),
        Facts.of(now),
        was != null && !was.description().equals(now.description()));
  }
}
