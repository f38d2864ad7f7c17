package dev.rushgate.backoffice.drops;

import dev.rushgate.backoffice.platform.Ids;
import dev.rushgate.model.DropKind;
import org.jspecify.annotations.Nullable;

/**
 * Which drops are looked for.
 *
 * @param text a part of the title or of the product's name, or the whole id of either; empty is any
 */
public record DropSearch(DropKind kind, String text, @Nullable DropPhase phase) {

  public static final int TEXT_MAX = 200;

  public DropSearch {
    text = text.strip();
    text = text.substring(0, Math.min(text.length(), TEXT_MAX));
  }

  @Nullable Long id() {
    return Ids.sought(text);
  }

  String pattern() {
    return "%" + text.replaceAll("[!%_]", "!$0") + "%";
  }
}
