package dev.rushgate.backoffice.live.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.live.Point;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartTest {

  private static final Instant BEGUN = Instant.parse("2026-11-21T09:00:00Z");

  private static Point point(int second, long waiting, long remaining) {
    return new Point(BEGUN.plusSeconds(second), waiting, remaining, 0, 0, 0L);
  }

  @ParameterizedTest
  @CsvSource({"1,1", "2,2", "3,5", "6,10", "10,10", "11,20", "499,500", "501,1000", "99999,100000"})
  void theUpperEdgeIsARoundNumberNotBelowTheHighest(long most, long edge) {
    assertThat(Chart.roundedUp(most)).isEqualTo(edge);
  }

  @Test
  void linesGoFromLeftToRightAndUpward() {
    Chart chart = Chart.of(List.of(point(0, 0, 10), point(5, 10, 5), point(10, 0, 0)));
    assertThat(chart.top()).isEqualTo(10);
    assertThat(chart.waiting()).isEqualTo("0.0,200.0 360.0,0.0 720.0,200.0");
    assertThat(chart.remaining()).isEqualTo("0.0,0.0 360.0,100.0 720.0,200.0");
  }

  @Test
  void nothingIsDrawnOfNothing() {
    assertThat(Chart.of(List.of()).waiting()).isEmpty();
    assertThat(Chart.of(List.of()).from()).isNull();
    assertThat(Chart.spark(List.of(), Point::perSecond)).isEmpty();
    assertThat(Chart.of(List.of(point(0, 0, 0))).remaining()).isEqualTo("0.0,200.0");
  }
}
