package dev.rushgate.backoffice.live.web;

import dev.rushgate.backoffice.live.Point;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A history as lines in a picture of {@link #WIDTH} by {@link #HEIGHT}; the page's script draws the
 * same again as more comes.
 *
 * @param top what the upper edge stands for; never 0
 */
record Chart(
    String waiting, String remaining, long top, @Nullable Instant from, @Nullable Instant to) {

  static final int WIDTH = 720;
  static final int HEIGHT = 200;
  static final int SPARK_WIDTH = 120;
  static final int SPARK_HEIGHT = 32;

  static Chart of(List<Point> points) {
    long top = points.stream().mapToLong(p -> Math.max(p.waiting(), p.remaining())).max().orElse(1);
    top = roundedUp(Math.max(1, top));
    return new Chart(
        line(points, Point::waiting, (double) top, WIDTH, HEIGHT),
        line(points, Point::remaining, (double) top, WIDTH, HEIGHT),
        top,
        points.isEmpty() ? null : points.getFirst().at(),
        points.isEmpty() ? null : points.getLast().at());
  }

  static String spark(List<Point> points, ToDoubleFunction<Point> value) {
    double top = Math.max(1, points.stream().mapToDouble(value).max().orElse(1));
    return line(points, value, top, SPARK_WIDTH, SPARK_HEIGHT);
  }

  /** To 1, 2 or 5 times a power of ten, as the script does. */
  static long roundedUp(long value) {
    long power = 1;
    while (power * 10 <= value) {
      power *= 10;
    }
    for (long step : new long[] {1, 2, 5}) {
      if (step * power >= value) {
        return step * power;
      }
    }
    return 10 * power;
  }

  private static String line(
      List<Point> points, ToDoubleFunction<Point> value, double top, int width, int height) {
    if (points.isEmpty()) {
      return "";
    }
    long first = points.getFirst().at().toEpochMilli();
    double span = Math.max(1, points.getLast().at().toEpochMilli() - first);
    return points.stream()
        .map(
            p ->
                String.format(
                    Locale.ROOT,
                    "%.1f,%.1f",
                    (p.at().toEpochMilli() - first) / span * width,
                    height - Math.min(1, value.applyAsDouble(p) / top) * height))
        .collect(Collectors.joining(" "));
  }
}
