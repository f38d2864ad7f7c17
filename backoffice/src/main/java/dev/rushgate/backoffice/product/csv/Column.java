package dev.rushgate.backoffice.product.csv;

import dev.rushgate.backoffice.product.ProductDetails;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The columns of a sheet of products. */
enum Column {
  ID,
  NAME,
  DESCRIPTION,
  PRICE,
  STOCK;

  /** As the heading spells it. */
  String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  String of(ProductDetails product) {
    return switch (this) {
      case ID -> Long.toString(product.id());
      case NAME -> Cells.guarded(product.name());
      case DESCRIPTION -> Cells.guarded(product.description());
      case PRICE -> Long.toString(product.price());
      case STOCK -> Integer.toString(product.stock());
    };
  }

  static Optional<Column> titled(String title) {
    String plain = title.strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(column -> column.title().equals(plain)).findFirst();
  }
}
