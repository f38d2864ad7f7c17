package dev.rushgate.bench.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import org.knowm.xchart.style.AxesChartStyler;

/** What all pictures have in common: white ground, thin grey lines, dark grey words. */
final class Look {

  static final int WIDTH = 960;
  static final int HEIGHT = 540;

  /** Told apart by people with any kind of colour vision (the set of Okabe and Ito). */
  static final Color[] COLOURS = {
    new Color(0x00, 0x72, 0xb2),
    new Color(0xd5, 0x5e, 0x00),
    new Color(0x00, 0x9e, 0x73),
    new Color(0xcc, 0x79, 0xa7),
    new Color(0xe6, 0x9f, 0x00),
    new Color(0x56, 0xb4, 0xe9),
    new Color(0x55, 0x55, 0x55),
  };

  static final Color INK = new Color(0x33, 0x33, 0x33);

  private static final Color RULE = new Color(0xe2, 0xe2, 0xe2);
  private static final int TITLE_POINTS = 17;
  private static final int TEXT_POINTS = 13;
  private static final int PADDING = 16;

  private Look() {}

  static Font text() {
    return new Font(Font.SANS_SERIF, Font.PLAIN, TEXT_POINTS);
  }

  static void apply(AxesChartStyler styler) {
    Font text = text();
    styler
        .setSeriesColors(COLOURS)
        .setChartBackgroundColor(Color.WHITE)
        .setChartFontColor(INK)
        .setChartPadding(PADDING)
        .setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, TITLE_POINTS))
        .setChartTitlePadding(PADDING)
        .setLegendFont(text)
        .setLegendBorderColor(Color.WHITE)
        .setPlotBackgroundColor(Color.WHITE)
        .setPlotBorderVisible(false)
        .setAntiAlias(true);
    styler
        .setAxisTitleFont(text)
        .setAxisTickLabelsFont(text)
        .setAxisTickLabelsColor(INK)
        .setAxisTicksLineVisible(false)
        .setAxisTicksMarksVisible(false)
        .setPlotGridLinesColor(RULE)
        .setPlotGridLinesStroke(new BasicStroke(1))
        .setPlotGridVerticalLinesVisible(false)
        .setYAxisDecimalPattern("#,##0.###");
  }
}
