package dev.rushgate.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RushPlanTest {

  private static final RushPlan PLAN =
      new RushPlan(
          8080, 1, 2, Path.of("feed"), 20_000, 10, 1_000, "url", "user", "", Path.of("result"));

  @Test
  void aPlanSurvivesTheCommandLine() {
    assertThat(RushPlan.of(PLAN.arguments().toArray(String[]::new))).isEqualTo(PLAN);
  }

  @Test
  void membersAreSpreadOverTheWholeTime() {
    assertThat(PLAN.dueNanos(0)).isZero();
    assertThat(PLAN.dueNanos(10_000)).isEqualTo(TimeUnit.SECONDS.toNanos(5));
  }

  @Test
  void aResultSurvivesItsFile() {
    var result = new RushResult(19_990, 8, 2, 40, List.of(1_500L, 2_500L));
    assertThat(RushResult.parse(result.line())).isEqualTo(result);
  }
}
