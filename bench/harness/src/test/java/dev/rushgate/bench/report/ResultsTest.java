package dev.rushgate.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rushgate.bench.result.Goal;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResultsTest {

  private final Results results = new Results();

  @Test
  void aRatioIsOfMediansAndAcrossScenarios() {
    results.add(Runs.series("entering", "ceiling", 100.0, 90.0, 900.0));
    results.add(Runs.series("polling", "rushgate", 60.0, 40.0));
    assertThat(results.ratio("polling", "rushgate", "entering", "ceiling")).isEqualTo(0.5);
  }

  @Test
  void whatIsBrokenMeetsNoGoal() {
    results.add(Runs.series("claiming", "row lock", 10.0));
    results.add(Runs.broken("claiming", "hasty"));
    double ratio = results.ratio("claiming", "hasty", "claiming", "row lock");
    assertThat(Goal.atLeast("fast", 0, ratio, "x").met()).isFalse();
    assertThat(Goal.atMost("small", 1e9, ratio, "x").met()).isFalse();
    assertThat(results.ratio("claiming", "row lock", "claiming", "hasty")).isNaN();
  }

  @Test
  void aRatioToWhatWasNotMeasuredIsRefusedByName() {
    results.add(Runs.series("polling", "rushgate", 60.0));
    assertThatThrownBy(() -> results.ratio("polling", "rushgate", "entering", "ceiling"))
        .hasMessageContaining("ceiling in entering");
  }

  @Test
  void nothingIsHandedInTwice() {
    results.add(Runs.series("polling", "rushgate", 60.0));
    assertThatThrownBy(() -> results.add(Runs.series("polling", "rushgate", 61.0)))
        .hasMessageContaining("rushgate in polling");
  }

  @Test
  void nothingIsLostWhenManyHandIn() {
    IntStream.range(0, 1_000)
        .parallel()
        .forEach(i -> results.add(Runs.series("entering", "number " + i, 1.0)));
    assertThat(results.toResult(Map.of()).series()).hasSize(1_000);
  }
}
