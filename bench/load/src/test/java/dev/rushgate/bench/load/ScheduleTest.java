package dev.rushgate.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ScheduleTest {

  private static final long START_NANOS = 7_000_000_000L;

  private final Schedule schedule = new Schedule(100, 1);

  @Test
  void aRateThatWasHeldMissesNothing() {
    beginInTime(0, 100);

    assertThat(schedule.missed(100)).isZero();
  }

  @Test
  void aRequestThatBeganLateIsMissed() {
    beginInTime(0, 50);
    schedule.began(START_NANOS + TimeUnit.MILLISECONDS.toNanos(601));
    beginInTime(51, 100);

    assertThat(schedule.missed(100)).isOne();
  }

  @Test
  void theGrainOfTheGeneratorsClockIsNotLate() {
    schedule.began(START_NANOS);
    schedule.began(START_NANOS + TimeUnit.MILLISECONDS.toNanos(110));
    beginInTime(2, 100);

    assertThat(schedule.missed(100)).isZero();
  }

  @Test
  void requestsThatNeverBeganAreMissedExceptTheLastThatWereNotYetLate() {
    beginInTime(0, 40);

    assertThat(schedule.missed(40)).isEqualTo(90 - 40);
  }

  @Test
  void aRequestThatWaitedForAConnectionToTheEndIsMissed() {
    beginInTime(0, 100);

    assertThat(schedule.missed(97)).isEqualTo(3);
  }

  @Test
  void lastsFromTheFirstRequestToTheLastAnswer() {
    schedule.began(START_NANOS);
    schedule.answered(START_NANOS + TimeUnit.MILLISECONDS.toNanos(1_250));

    assertThat(schedule.seconds()).isEqualTo(1.25);
  }

  @Test
  void lastsAsPlannedWhenNothingWasAnswered() {
    assertThat(schedule.seconds()).isEqualTo(1);
  }

  private void beginInTime(int from, int to) {
    for (int k = from; k < to; k++) {
      schedule.began(START_NANOS + k * TimeUnit.MILLISECONDS.toNanos(10));
    }
  }
}
