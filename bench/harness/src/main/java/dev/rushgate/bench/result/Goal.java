package dev.rushgate.bench.result;

/**
 * A goal and what was measured of it.
 *
 * @param what such as {@code entering, everysec, against the ceiling}
 * @param wanted in words, such as {@code >= 0.80}
 * @param measured in the same unit
 */
public record Goal(String what, String wanted, double measured, String unit, boolean met) {

  public static Goal atLeast(String what, double bound, double measured, String unit) {
    return new Goal(what, ">= " + number(bound), measured, unit, measured >= bound);
  }

  public static Goal atMost(String what, double bound, double measured, String unit) {
    return new Goal(what, "<= " + number(bound), measured, unit, measured <= bound);
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
