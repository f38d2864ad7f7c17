package dev.rushgate.browser;

import java.util.Locale;

/** Which colours the browser prefers. */
public enum Theme {
  LIGHT,
  DARK;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
