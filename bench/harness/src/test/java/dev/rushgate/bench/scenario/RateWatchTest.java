package dev.rushgate.bench.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Iterator;
import java.util.List;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class RateWatchTest {

  /** Looks are at least 5 ms apart, so the rate has an upper bound and no lower one. */
  private static final double LOOKS_PER_SECOND_MAX = 200;

  @Test
  void unitsOfTheFirstStepAndTheTimeBeforeItDoNotCount() {
    double rate = RateWatch.perSecond(stepping(0L, 0L, 900L, 900L, 1_000L), 1_000);
    assertThat(rate).isGreaterThan(0).isLessThanOrEqualTo(100 * LOOKS_PER_SECOND_MAX);
  }

  @Test
  void aWorkThatWasDoneBetweenTwoLooksIsNoMeasurement() {
    assertThatIllegalStateException()
        .isThrownBy(() -> RateWatch.perSecond(stepping(0L, 1_000L), 1_000))
        .withMessageContaining("too few");
  }

  private static LongSupplier stepping(Long... counts) {
    Iterator<Long> steps = List.of(counts).iterator();
    long last = counts[counts.length - 1];
    return () -> steps.hasNext() ? steps.next() : last;
  }
}
