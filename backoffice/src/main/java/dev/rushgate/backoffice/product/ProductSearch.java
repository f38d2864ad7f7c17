package dev.rushgate.backoffice.product;

import dev.rushgate.backoffice.platform.Ids;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which products are looked for.
 *
 * @param text parts of the name, in any order, or a whole id; empty is any
 * @param soldOut only those without stock
 */
public record ProductSearch(String text, boolean soldOut, ProductState state) {

  public static final int TEXT_MAX = 200;

  public ProductSearch {
    text = text.strip();
    text = text.substring(0, Math.min(text.length(), TEXT_MAX));
  }

  /** Of those that are not archived. */
  public static ProductSearch of(String text) {
    return new ProductSearch(text, false, ProductState.ACTIVE);
  }

  @Nullable Long id() {
    return Ids.sought(text);
  }

  /** What its name must have, each; none when any name will do. */
  List<String> parts() {
    return id() == null ? Terms.sought(text) : List.of();
  }
}
