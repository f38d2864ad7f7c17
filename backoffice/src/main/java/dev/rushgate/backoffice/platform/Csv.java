package dev.rushgate.backoffice.platform;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lines of a table for spreadsheets (RFC 4180). */
public final class Csv {

  /** A spreadsheet would compute what begins so. */
  private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\\t\\r]");

  private static final Pattern NEEDS_QUOTES = Pattern.compile("[\",\\r\\n]");

  private Csv() {}

  /** One line with its end; null is an empty cell. */
  public static String line(@Nullable String... cells) {
    return Arrays.stream(cells).map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String cell(@Nullable String value) {
    if (value == null) {
      return "";
    }
    String harmless = FORMULA.matcher(value).find() ? "'" + value : value;
    return NEEDS_QUOTES.matcher(harmless).find()
        ? '"' + harmless.replace("\"", "\"\"") + '"'
        : harmless;
  }
}
