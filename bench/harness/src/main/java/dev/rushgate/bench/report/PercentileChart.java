package dev.rushgate.bench.report;

import dev.rushgate.bench.result.Curve;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.ChartTheme;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * The latencies of one scenario by percentile. To the right each step is one nine more, so that the
 * rare slow answer gets as much room as the common one; upwards each step is ten times slower.
 */
final class PercentileChart {

  private static final double NINES_MAX = 4;
  private static final double LEAST_MS = 0.001;
  private static final double WHOLE = 100;
  private static final double TEN = 10;
  private static final double NEARLY = 1e-6;
  private static final int STEP_PIXELS = 150;

  private PercentileChart() {}

  static XYChart of(List<Curve> curves) {
    XYChart chart =
        new XYChartBuilder()
            .theme(ChartTheme.Matlab)
            .width(Look.WIDTH)
            .height(Look.HEIGHT)
            .title(curves.getFirst().scenario() + ": latency in ms at an offered rate")
            .xAxisTitle("percentile")
            .yAxisTitle("ms")
            .build();
    style(chart);
    for (Curve curve : curves) {
      List<Map.Entry<Double, Double>> points = points(curve);
      chart
          .addSeries(
              name(curve),
              points.stream().map(point -> nines(point.getKey())).toList(),
              points.stream().map(point -> Math.max(LEAST_MS, point.getValue())).toList())
          .setMarker(SeriesMarkers.NONE);
    }
    return chart;
  }

  /** 0 for percentile 0, 1 for 90, 2 for 99, 3 for 99.9. */
  static double nines(double percentile) {
    return -Math.log10(1 - percentile / WHOLE);
  }

  /** The percentile at a whole number of nines, and nothing between them. */
  static String label(double nines) {
    if (Math.abs(nines - Math.rint(nines)) > NEARLY) {
      return " ";
    }
    double percentile = WHOLE * (1 - Math.pow(TEN, -Math.rint(nines)));
    int decimals = Math.max(0, (int) Math.rint(nines) - 2);
    return String.format(Locale.ROOT, "%." + decimals + "f%%", percentile);
  }

  // The worst of all lies infinitely far to the right.
  private static List<Map.Entry<Double, Double>> points(Curve curve) {
    return curve.msByPercentile().entrySet().stream()
        .filter(point -> nines(point.getKey()) <= NINES_MAX + NEARLY)
        .toList();
  }

  private static String name(Curve curve) {
    return curve.contender() + ", " + Figures.of(curve.offeredPerSecond()) + "/s";
  }

  private static void style(XYChart chart) {
    var styler = chart.getStyler();
    Look.apply(styler);
    styler
        .setYAxisLogarithmic(true)
        .setXAxisMin(0.0)
        .setXAxisMax(NINES_MAX)
        .setXAxisTickMarkSpacingHint(STEP_PIXELS)
        .setxAxisTickLabelsFormattingFunction(PercentileChart::label);
    styler.setLegendPosition(LegendPosition.OutsideS).setLegendLayout(LegendLayout.Horizontal);
  }
}
