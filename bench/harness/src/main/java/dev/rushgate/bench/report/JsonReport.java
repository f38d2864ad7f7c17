package dev.rushgate.bench.report;

import dev.rushgate.bench.result.Curve;
import dev.rushgate.bench.result.Goal;
import dev.rushgate.bench.result.RunResult;
import dev.rushgate.bench.result.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A run as JSON, with every sample; a figure that is not a number is a string, "NaN". */
public final class JsonReport {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private JsonReport() {}

  private record Wire(
      Map<String, String> conditions,
      List<SeriesWire> series,
      List<Curve> curves,
      List<Goal> goals) {}

  // What can be computed from the samples stands beside them, for readers that only look.
  private record SeriesWire(
      String scenario,
      String contender,
      String unit,
      boolean broken,
      double median,
      double least,
      double most,
      double ofBaseline,
      double cpuMicros,
      List<Double> samples,
      List<String> notes) {}

  public static void write(RunResult run, Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, text(run) + "\n");
  }

  static String text(RunResult run) {
    var series = run.series().stream().map(each -> wire(each, run.series())).toList();
    return MAPPER.writeValueAsString(new Wire(run.conditions(), series, run.curves(), run.goals()));
  }

  static RunResult read(String json) {
    return MAPPER.readValue(json, RunResult.class);
  }

  private static SeriesWire wire(Series series, List<Series> all) {
    return new SeriesWire(
        series.scenario(),
        series.contender(),
        series.unit(),
        series.broken(),
        series.median(),
        series.least(),
        series.most(),
        Ratios.ofBaseline(series, all),
        series.cpuMicros(),
        series.samples(),
        series.notes());
  }
}
