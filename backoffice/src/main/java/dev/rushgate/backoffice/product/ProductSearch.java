package dev.rushgate.backoffice.product;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which products are looked for.
 *
 * @param text a part of the name, or a whole id; empty is any
 * @param soldOut only those without stock
 */
public record ProductSearch(String text, boolean soldOut) {

  public static final int TEXT_MAX = 200;

  // An id has that many digits; fewer may be a part of a name.
  private static final Pattern ID = Pattern.compile("[1-9][0-9]{14,17}");

  public ProductSearch {
    text = text.strip();
    text = text.substring(0, Math.min(text.length(), TEXT_MAX));
  }

  @Nullable Long id() {
    return ID.matcher(text).matches() ? Long.valueOf(text) : null;
  }

  @Nullable String pattern() {
    return text.isEmpty() || id() != null ? null : "%" + text.replaceAll("[!%_]", "!$0") + "%";
  }
}
