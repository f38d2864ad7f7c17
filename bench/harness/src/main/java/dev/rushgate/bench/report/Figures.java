package dev.rushgate.bench.report;

import java.util.Locale;

/** Numbers as a reader wants them: three digits, and whole ones from a hundred on. */
final class Figures {

  private static final int HUNDRED = 100;
  private static final int TEN = 10;

  private Figures() {}

  static String of(double value) {
    if (!Double.isFinite(value)) {
      return "-";
    }
    double size = Math.abs(value);
    String pattern = size >= HUNDRED || size == 0 ? "%,.0f" : finePattern(size);
    return String.format(Locale.ROOT, pattern, value);
  }

  private static String finePattern(double size) {
    if (size >= TEN) {
      return "%.1f";
    }
    return size >= 1 ? "%.2f" : "%.3f";
  }
}
