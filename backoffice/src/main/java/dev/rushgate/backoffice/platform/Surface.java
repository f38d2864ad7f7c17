package dev.rushgate.backoffice.platform;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** A part of the back office that a server may serve or not; the name of a Spring profile. */
public enum Surface {
  SHOP,
  ADMIN;

  public String profile() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads {@code shop,admin}; refuses any other word with {@link IllegalArgumentException}. */
  static Set<Surface> parse(String list) {
    var surfaces = EnumSet.noneOf(Surface.class);
    Arrays.stream(list.split(",", -1))
        .map(word -> valueOf(word.strip().toUpperCase(Locale.ROOT)))
        .forEach(surfaces::add);
    return Set.copyOf(surfaces);
  }
}
