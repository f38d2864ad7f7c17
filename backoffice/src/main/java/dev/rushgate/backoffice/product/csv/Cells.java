package dev.rushgate.backoffice.product.csv;

import java.util.regex.Pattern;

/**
 * Texts as cells. A spreadsheet takes a cell that begins with one of a few characters for a formula
 * and runs it; such a cell gets an apostrophe before it, which is taken off again on the way in.
 */
final class Cells {

  // A text that begins with apostrophes of its own before such a character gets one more, too.
  private static final Pattern TAKEN_FOR_A_FORMULA =
      Pattern.compile("'*[=+\\-@\\t\\r\\n＝＋－＠].*", Pattern.DOTALL);

  private static final String GUARD = "'";

  private Cells() {}

  static String guarded(String text) {
    return TAKEN_FOR_A_FORMULA.matcher(text).matches() ? GUARD + text : text;
  }

  static String plain(String cell) {
    return cell.startsWith(GUARD) && TAKEN_FOR_A_FORMULA.matcher(cell).matches()
        ? cell.substring(GUARD.length())
        : cell;
  }
}
