package dev.rushgate.bench.report;

import dev.rushgate.bench.result.Series;
import java.awt.Color;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.CategorySeries.CategorySeriesRenderStyle;
import org.knowm.xchart.style.Styler.ChartTheme;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The medians of one scenario as bars, each with a line from its least to its most sample. */
final class Bars {

  private static final double BAR_SHARE = 0.55;
  private static final double HEAD_ROOM = 1.15;
  private static final int NAMES_IN_ONE_LINE_MAX = 4;
  private static final int SLOPE_DEGREES = 20;

  private Bars() {}

  static CategoryChart of(List<Series> together) {
    Series first = together.getFirst();
    CategoryChart chart =
        new CategoryChartBuilder()
            .theme(ChartTheme.Matlab)
            .width(Look.WIDTH)
            .height(Look.HEIGHT)
            .title(first.scenario() + ": " + first.unit() + ", median and spread")
            .yAxisTitle(first.unit())
            .build();
    style(chart, together);
    List<String> names = together.stream().map(Bars::name).toList();
    chart.addSeries("median", names, figures(together, Series::median));
    // A line's ends are as far from its middle as each other, the spread's are not from the median.
    chart
        .addSeries(
            "spread",
            names,
            figures(together, each -> (each.least() + each.most()) / 2),
            figures(together, each -> (each.most() - each.least()) / 2))
        .setChartCategorySeriesRenderStyle(CategorySeriesRenderStyle.Scatter)
        .setMarker(SeriesMarkers.NONE);
    return chart;
  }

  private static void style(CategoryChart chart, List<Series> together) {
    var styler = chart.getStyler();
    Look.apply(styler);
    double most =
        together.stream().filter(each -> !each.broken()).mapToDouble(Series::most).max().orElse(1);
    styler.setOverlapped(true).setAvailableSpaceFill(BAR_SHARE);
    styler
        .setErrorBarsColor(Look.INK)
        .setErrorBarsColorSeriesColor(false)
        .setYAxisMin(0.0)
        .setYAxisMax(most > 0 ? most * HEAD_ROOM : 1)
        .setXAxisLabelRotation(together.size() > NAMES_IN_ONE_LINE_MAX ? SLOPE_DEGREES : 0);
    styler.setSeriesColors(new Color[] {Look.COLOURS[0], Look.INK});
    styler.setLegendVisible(false).setLegendPosition(LegendPosition.OutsideS);
  }

  private static String name(Series series) {
    return series.broken() ? series.contender() + " (BROKEN)" : series.contender();
  }

  // A broken contender keeps its place and gets no bar.
  private static List<Double> figures(List<Series> together, ToDoubleFunction<Series> figure) {
    return together.stream().map(each -> each.broken() ? 0 : figure.applyAsDouble(each)).toList();
  }
}
