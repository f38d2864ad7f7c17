package dev.rushgate.backoffice.drops;

import dev.rushgate.model.DropKind;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which drops are looked for.
 *
 * @param text a part of the title or of the product's name, or the whole id of either; empty is any
 */
public record DropSearch(DropKind kind, String text, @Nullable DropPhase phase) {

  public static final int TEXT_MAX = 200;

  // An id has that many digits; fewer may be a part of a title.
  private static final Pattern ID = Pattern.compile("[1-9][0-9]{14,17}");

  public DropSearch {
    text = text.strip();
    text = text.substring(0, Math.min(text.length(), TEXT_MAX));
  }

  @Nullable Long id() {
    return ID.matcher(text).matches() ? Long.valueOf(text) : null;
  }

  String pattern() {
    return "%" + text.replaceAll("[!%_]", "!$0") + "%";
  }
}
