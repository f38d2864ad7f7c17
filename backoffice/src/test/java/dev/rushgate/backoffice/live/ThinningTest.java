package dev.rushgate.backoffice.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThinningTest {

  private static final long BEGUN = 1_795_000_123L;
  private static final long DAY = 86_400;

  private static List<Long> thinned(List<Long> slots) {
    var kept = new ArrayList<>(slots);
    kept.removeAll(new java.util.HashSet<>(Thinning.superfluous(slots)));
    return kept;
  }

  private static List<Long> seconds(long from, long to) {
    return new ArrayList<>(LongStream.range(from, to).boxed().toList());
  }

  @Test
  void theFirstMinutesAreKeptWhole() {
    assertThat(Thinning.superfluous(List.of())).isEmpty();
    assertThat(Thinning.superfluous(seconds(BEGUN, BEGUN + Thinning.FINE_SECONDS))).isEmpty();
  }

  /** Thinned every minute, as the job does, however long the drop is open. */
  @ParameterizedTest
  @ValueSource(longs = {3_600, DAY, 3 * DAY})
  void aDropHasFewSamplesHoweverOldItIs(long age) {
    List<Long> kept = new ArrayList<>();
    for (long at = BEGUN; at < BEGUN + age; at += 60) {
      kept.addAll(seconds(at, at + 60));
      kept = thinned(kept);
    }
    assertThat(kept.size()).isBetween(900, 1_500);
    assertThat(kept.getFirst()).isEqualTo(BEGUN);
    assertThat(kept).isSorted().containsAll(seconds(BEGUN + age - 600, BEGUN + age));
    long span = Thinning.spanSeconds(age);
    for (int i = 1; i < kept.size(); i++) {
      assertThat(kept.get(i) - kept.get(i - 1)).isLessThanOrEqualTo(2 * span);
    }
  }

  @Test
  void spansDoubleAndNeverCutAnEarlierOne() {
    long before = 1;
    for (long age = 1; age < 90 * DAY; age += 5_000) {
      long span = Thinning.spanSeconds(age);
      assertThat(span % before).isZero();
      assertThat(age / span).isLessThanOrEqualTo(Thinning.SPANS_MAX);
      before = span;
    }
  }
}
