package dev.rushgate.backoffice.product.web;

import dev.rushgate.backoffice.platform.InvalidInput;
import dev.rushgate.backoffice.product.StockCorrection;
import org.jspecify.annotations.Nullable;

/**
 * A change of a stock as it was typed.
 *
 * @param how {@code delta} or {@code counted}
 * @param version the one that was shown
 */
record StockForm(
    @Nullable String how,
    @Nullable String units,
    @Nullable String reason,
    @Nullable String version) {

  static final String COUNTED = "counted";

  static StockForm empty(long version) {
    return new StockForm("delta", "", "", Long.toString(version));
  }

  /** Refuses with {@code InvalidInput} what is no number. */
  StockCorrection correction() {
    Integer number = ProductForm.number(units, Integer::valueOf);
    if (number == null) {
      throw InvalidInput.of("units", "is a whole number");
    }
    boolean counted = COUNTED.equals(how);
    Long seen = ProductForm.number(version, Long::valueOf);
    return new StockCorrection(
        counted ? null : number,
        counted ? number : null,
        ProductForm.plain(reason),
        seen == null ? Long.valueOf(-1) : seen); // none was shown, so none fits
  }
}
