package dev.rushgate.backoffice.product.csv;

import dev.rushgate.backoffice.product.ProductDetails;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The columns of a sheet of products. */
enum Column {
  ID(product -> Long.toString(product.id())),
  NAME(ProductDetails::name),
  DESCRIPTION(ProductDetails::description),
  PRICE(product -> Long.toString(product.price())),
  STOCK(product -> Integer.toString(product.stock()));

  private final Function<ProductDetails, String> content;

  Column(Function<ProductDetails, String> content) {
    this.content = content;
  }

  /** As the heading spells it. */
  String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  String of(ProductDetails product) {
    return Cells.guarded(content.apply(product));
  }

  static Optional<Column> titled(String title) {
    String plain = title.strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(column -> column.title().equals(plain)).findFirst();
  }
}
