package dev.rushgate.backoffice.product.web;

import static java.util.Objects.requireNonNull;

import dev.rushgate.backoffice.platform.Inspection;
import dev.rushgate.backoffice.product.ProductChange;
import dev.rushgate.backoffice.product.ProductDetails;
import dev.rushgate.backoffice.product.ProductSheet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A product as it was typed into the page; what was typed is shown again until it can be taken.
 *
 * @param version the one that was shown; empty for a new product
 */
record ProductForm(
    @Nullable String name,
    @Nullable String description,
    @Nullable String price,
    @Nullable String stock,
    @Nullable String version) {

  static final ProductForm EMPTY = new ProductForm("", "", "", "", "");

  static ProductForm of(ProductDetails product) {
    return new ProductForm(
        product.name(),
        product.description(),
        Long.toString(product.price()),
        Integer.toString(product.stock()),
        Long.toString(product.version()));
  }

  /** Refuses with {@code InvalidInput}, naming every field that cannot be taken. */
  ProductSheet sheet() {
    Inspection inspection = inspected();
    Integer units = number(stock, Integer::valueOf);
    inspection.given(units, "stock");
    inspection.number(units, "stock", 0, ProductSheet.STOCK_MAX);
    inspection.end();
    return new ProductSheet(
        plain(name), plain(description), requireNonNull(won()), requireNonNull(units));
  }

  /** Of everything but the stock, which is changed with a reason. */
  ProductChange change() {
    inspected().end();
    Long seen = number(version, Long::valueOf);
    return new ProductChange(
        plain(name),
        plain(description),
        won(),
        null,
        seen == null ? Long.valueOf(-1) : seen); // none was shown, so none fits
  }

  private Inspection inspected() {
    var inspection = new Inspection();
    inspection.text(plain(name), "name", ProductSheet.NAME_MAX);
    inspection.require(
        plain(description).length() <= ProductSheet.DESCRIPTION_MAX, "description", "is too long");
    inspection.given(won(), "price");
    inspection.amount(won(), "price");
    return inspection;
  }

  private @Nullable Long won() {
    return number(price, Long::valueOf);
  }

  static String plain(@Nullable String text) {
    return text == null ? "" : text.strip().replace("\r\n", "\n");
  }

  /** As people write numbers: separators of thousands are no matter. */
  static <T> @Nullable T number(@Nullable String text, Function<String, T> reader) {
    try {
      return reader.apply(plain(text).replace(",", ""));
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
