package dev.rushgate.edge.gate.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.model.MemberId;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemberRateTest {

  private static final MemberId ALICE = new MemberId("alice");

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000_000_000L);
  private final MemberRate rate = new MemberRate(5, 10, nanos::get);

  private int takenAtOnce(MemberId member) {
    int taken = 0;
    while (rate.take(member) == 0) {
      taken++;
    }
    return taken;
  }

  @Test
  void aBurstIsAllowedAndNoMore() {
    assertThat(takenAtOnce(ALICE)).isEqualTo(5);
    assertThat(rate.take(ALICE)).isEqualTo(1);
  }

  @Test
  void itIsRefilledAtItsRateUpToTheBurstEvenWhenTheClockWrapsAround() {
    takenAtOnce(ALICE);
    nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(300));
    assertThat(takenAtOnce(ALICE)).isEqualTo(3);
    nanos.addAndGet(TimeUnit.MINUTES.toNanos(5));
    assertThat(takenAtOnce(ALICE)).isEqualTo(5);
  }

  @Test
  void membersDoNotShareIt() {
    takenAtOnce(ALICE);
    assertThat(takenAtOnce(new MemberId("bob"))).isEqualTo(5);
  }

  @Test
  void nobodyIsRefusedForWhatACrowdDoes() {
    var once = new MemberRate(1, 1, nanos::get);
    assertThat(IntStream.range(0, 300_000).map(i -> once.take(new MemberId("crowd-" + i))).max())
        .hasValue(0);
  }

  @Test
  void theWaitIsLongEnough() {
    var slow = new MemberRate(1, 1, nanos::get);
    assertThat(slow.take(ALICE)).isZero();
    int seconds = slow.take(ALICE);
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    assertThat(slow.take(ALICE)).isZero();
  }
}
