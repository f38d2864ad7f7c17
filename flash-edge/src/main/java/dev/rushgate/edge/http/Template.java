package dev.rushgate.edge.http;

import org.jspecify.annotations.Nullable;

/** The form of a path: fixed words with at most one variable in braces, a whole segment. */
record Template(String text, String head, String tail, boolean hasVariable) {

  static Template of(String text) {
    int open = text.indexOf('{');
    return open < 0
        ? new Template(text, text, "", false)
        : new Template(text, text.substring(0, open), text.substring(text.indexOf('}') + 1), true);
  }

  /** The variable's value ("" when there is none to fill), or null for a path of another form. */
  @Nullable String match(String path) {
    if (!hasVariable) {
      return head.equals(path) ? "" : null;
    }
    int end = path.length() - tail.length();
    if (end <= head.length() || !path.startsWith(head) || !path.endsWith(tail)) {
      return null;
    }
    String value = path.substring(head.length(), end);
    return value.indexOf('/') < 0 ? value : null;
  }
}
