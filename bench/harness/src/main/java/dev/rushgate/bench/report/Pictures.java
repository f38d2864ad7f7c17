package dev.rushgate.bench.report;

import dev.rushgate.bench.result.Curve;
import dev.rushgate.bench.result.RunResult;
import dev.rushgate.bench.result.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.internal.chartpart.Chart;

/** Bars of what was reached and curves of latency, as PNG and SVG; no display is needed. */
public final class Pictures {

  private Pictures() {}

  /** Returns the files, in the order of the tables. */
  public static List<Path> write(RunResult run, Path folder) throws IOException {
    System.setProperty("java.awt.headless", "true");
    Files.createDirectories(folder);
    var files = new ArrayList<Path>();
    for (List<Series> together : Sheets.grouped(run.series())) {
      if (together.stream().anyMatch(each -> !each.broken())) {
        Series first = together.getFirst();
        Path name = folder.resolve(slug(first.scenario() + " " + first.unit()));
        files.addAll(save(Bars.of(together), name));
      }
    }
    var byScenario = run.curves().stream().collect(Collectors.groupingBy(Curve::scenario));
    for (String scenario : run.curves().stream().map(Curve::scenario).distinct().toList()) {
      var chart = PercentileChart.of(byScenario.getOrDefault(scenario, List.of()));
      files.addAll(save(chart, folder.resolve(slug(scenario + " latency"))));
    }
    return files;
  }

  /** {@code entering-entries-per-s} of {@code entering entries/s}. */
  static String slug(String title) {
    return title
        .toLowerCase(Locale.ROOT)
        .replace("/", " per ")
        .replaceAll("[^a-z0-9]+", "-")
        .replaceAll("^-|-$", "");
  }

  private static List<Path> save(Chart<?, ?> chart, Path name) throws IOException {
    BitmapEncoder.saveBitmap(chart, name.toString(), BitmapFormat.PNG);
    VectorGraphicsEncoder.saveVectorGraphic(chart, name.toString(), VectorGraphicsFormat.SVG);
    return List.of(
        name.resolveSibling(name.getFileName() + ".png"),
        name.resolveSibling(name.getFileName() + ".svg"));
  }
}
