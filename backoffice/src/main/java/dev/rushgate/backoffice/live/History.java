package dev.rushgate.backoffice.live;

import java.util.ArrayList;
import java.util.List;

/** Makes few points of many samples. */
public final class History {

  private History() {}

  /** One for each sample but the first, whose rate nothing tells. */
  static List<Point> of(List<Sample> samples) {
    var points = new ArrayList<Point>(samples.size());
    Sample before = null;
    for (Sample sample : samples) {
      double rate = before == null ? 0 : sample.perSecondSince(before);
      points.add(
          new Point(
              sample.at(),
              sample.waiting(),
              sample.remaining(),
              rate,
              sample.underWay(),
              sample.settleLagMs()));
      before = sample;
    }
    return points;
  }

  /**
   * At most about so many, evenly in time: the last of each span, with the most that waited and the
   * highest rate of it, so that no peak is lost.
   */
  public static List<Point> thinned(List<Point> points, int pointsMax) {
    if (points.size() <= pointsMax) {
      return points;
    }
    long first = points.getFirst().at().toEpochMilli();
    long whole = Math.max(1, points.getLast().at().toEpochMilli() - first);
    var thinned = new ArrayList<Point>(pointsMax + 1);
    long span = -1;
    for (Point point : points) {
      long of = (point.at().toEpochMilli() - first) * pointsMax / whole;
      if (of == span) {
        thinned.add(merged(thinned.removeLast(), point));
      } else {
        thinned.add(point);
        span = of;
      }
    }
    return thinned;
  }

  private static Point merged(Point before, Point last) {
    return new Point(
        last.at(),
        Math.max(before.waiting(), last.waiting()),
        last.remaining(),
        Math.max(before.perSecond(), last.perSecond()),
        Math.max(before.underWay(), last.underWay()),
        last.settleLagMs());
  }
}
