package dev.rushgate.backoffice.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.model.DropId;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HistoryTest {

  private static final Instant BEGUN = Instant.parse("2026-11-21T09:00:00Z");

  private static Sample sample(int second, long epoch, long waiting, long admitted) {
    return new Sample(
        new DropId(1),
        BEGUN.getEpochSecond() + second,
        BEGUN.plusSeconds(second),
        epoch,
        true,
        waiting,
        100 - admitted,
        admitted,
        0,
        0L);
  }

  @Test
  void theRateIsWhatWasAdmittedSinceTheSampleBefore() {
    List<Point> points =
        History.of(List.of(sample(0, 1, 9, 10), sample(1, 1, 7, 12), sample(5, 1, 1, 20)));
    assertThat(points).extracting(Point::perSecond).containsExactly(0.0, 2.0, 2.0);
    assertThat(points).extracting(Point::waiting).containsExactly(9L, 7L, 1L);
  }

  @Test
  void aRebuildAndAClockThatWentBackHaveNoRate() {
    assertThat(sample(1, 2, 0, 50).perSecondSince(sample(0, 1, 0, 10))).isZero();
    assertThat(sample(1, 1, 0, 5).perSecondSince(sample(0, 1, 0, 10))).isZero();
    assertThat(sample(0, 1, 0, 50).perSecondSince(sample(0, 1, 0, 10))).isZero();
  }

  @Test
  void fewPointsKeepTheEndsAndThePeak() {
    List<Sample> many =
        IntStream.range(0, 1_000).mapToObj(i -> sample(i, 1, i == 377 ? 5_000 : 10, 0)).toList();
    List<Point> few = History.thinned(History.of(many), 50);
    assertThat(few).hasSizeBetween(40, 51);
    assertThat(few.getLast().at()).isEqualTo(BEGUN.plusSeconds(999));
    assertThat(few).extracting(Point::waiting).contains(5_000L);
    assertThat(History.thinned(History.of(many), 1_000)).hasSize(1_000);
  }
}
