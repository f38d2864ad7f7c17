package dev.rushgate.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.bench.result.Series;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {

  private final List<String> lines = Table.of(Runs.small()).lines().toList();

  @Test
  void aContenderShowsMedianSpreadRatioAndProcessorTime() {
    assertThat(cells("rushgate everysec  30"))
        .isEqualTo("rushgate everysec 30,000 29,000..34,500 0.750 12.5");
    assertThat(cells("ceiling  ")).isEqualTo("ceiling 40,000 38,000..41,000 1.00 12.5");
  }

  @Test
  void aBrokenContenderShowsNoFigureButSaysWhatBroke() {
    assertThat(cells("forgetful")).isEqualTo("forgetful BROKEN - - -");
    assertThat(lines).contains("    * 3 units oversold");
    assertThat(lines).noneMatch(line -> line.contains("77,777") || line.contains("9.90"));
  }

  @Test
  void aCurveShowsItsOfferedRateAndFourPercentiles() {
    assertThat(cells("entering  rushgate"))
        .isEqualTo("entering rushgate everysec 12,000 0.499 2.48 22.7 125");
  }

  @Test
  void aGoalPassesOrFails() {
    assertThat(cells("entering, against"))
        .isEqualTo("entering, against the ceiling FAIL >= 0.8 0.750 x");
    assertThat(cells("memory per")).isEqualTo("memory per waiting member pass <= 150 121 bytes");
  }

  @Test
  void theConditionsKeepTheirOrder() {
    assertThat(String.join("\n", lines)).containsSubsequence("processor", "disk");
  }

  @Test
  void onlyTheSameUnitIsCompared() {
    var results = new Results();
    results.add(Runs.series("growth", "rushgate", 500.0));
    var bytes = List.of(120.0);
    results.add(new Series("growth", "redis", "bytes", bytes, 0, List.of(), false));
    assertThat(Table.of(results.toResult(Map.of())).lines().map(TableTest::squeezed))
        .contains("growth, in bytes", "redis 120 120..120 1.00 -");
  }

  private String cells(String start) {
    return lines.stream()
        .filter(line -> line.strip().startsWith(start))
        .map(TableTest::squeezed)
        .findFirst()
        .orElseThrow();
  }

  private static String squeezed(String line) {
    return line.strip().replaceAll(" +", " ");
  }
}
