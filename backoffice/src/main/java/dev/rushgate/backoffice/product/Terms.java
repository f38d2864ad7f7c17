package dev.rushgate.backoffice.product;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What names are found by: the end of each word from each of its characters on. A part of a word is
 * then the beginning of one of them, which an index finds. Case and the ways of writing one letter
 * make no difference.
 */
final class Terms {

  /** In characters, as a column of the database counts them. */
  static final int LENGTH_MAX = 32;

  private static final int CHARACTERS_MAX = 400;
  private static final int SOUGHT_MAX = 5;

  private Terms() {}

  /** All that the name is to be found by. */
  static Set<String> of(String name) {
    var terms = new LinkedHashSet<String>();
    for (String word : words(name)) {
      int[] characters = word.codePoints().toArray();
      for (int from = 0; from < characters.length; from++) {
        int length = Math.min(LENGTH_MAX, characters.length - from);
        terms.add(new String(characters, from, length));
      }
    }
    return terms;
  }

  /** The words to look for, the longest first; no more of them, and no longer, than is useful. */
  static List<String> sought(String text) {
    return words(text).stream()
        .map(Terms::beginning)
        .distinct()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .limit(SOUGHT_MAX)
        .toList();
  }

  private static String beginning(String word) {
    int[] characters = word.codePoints().limit(LENGTH_MAX).toArray();
    return new String(characters, 0, characters.length);
  }

  private static List<String> words(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    String bounded = plain.substring(0, Math.min(plain.length(), CHARACTERS_MAX));
    var words = new ArrayList<>(Arrays.asList(bounded.split("\\s+")));
    words.removeIf(String::isEmpty);
    return words;
  }
}
