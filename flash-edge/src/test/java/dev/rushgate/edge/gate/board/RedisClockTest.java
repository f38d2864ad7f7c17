package dev.rushgate.edge.gate.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RedisClockTest {

  private static final long OPENS = 1_000_000;

  private final AtomicLong ownMs = new AtomicLong(5_000);
  private final RedisClock clock = new RedisClock(ownMs::get);

  /** Redis read its clock at some moment of a round trip of that length that ends now. */
  private void learn(long redisMs, long roundTripMs) {
    clock.learn(ownMs.get() - roundTripMs, redisMs, ownMs.get());
  }

  @Test
  void beforeTheFirstReadingNothingIsSure() {
    assertThat(clock.known()).isFalse();
    assertThat(clock.surelyBefore(Long.MAX_VALUE)).isFalse();
  }

  @Test
  void itGoesOnFromAReadingByTheOwnClockHoweverWrong() {
    learn(OPENS - 1_000, 0);
    ownMs.addAndGet(400);
    assertThat(clock.nowMs()).isEqualTo(OPENS - 600);
    assertThat(clock.surelyBefore(OPENS)).isTrue();
  }

  @Test
  void withinTheErrorNothingIsSure() {
    learn(OPENS - 100, 100);
    assertThat(clock.surelyBefore(OPENS)).isFalse();
    assertThat(clock.surelyBefore(OPENS + 100)).isTrue();
  }

  @Test
  void noReadingWithinItsRoundTripClaimsTooMuch() {
    long trueRedisMs = OPENS - 30;
    for (long roundTrip = 0; roundTrip <= 60; roundTrip++) {
      for (long before = 0; before <= roundTrip; before++) {
        var one = new RedisClock(ownMs::get);
        one.learn(ownMs.get() - roundTrip, trueRedisMs - before, ownMs.get());
        assertThat(one.surelyBefore(trueRedisMs + RedisClock.MARGIN_MS)).isFalse();
      }
    }
  }

  @Test
  void theNarrowerReadingStays() {
    learn(OPENS, 2);
    learn(OPENS - 40, 100);
    assertThat(clock.nowMs()).isEqualTo(OPENS + 1);
  }

  @Test
  void aRedisWhoseClockWasSetIsBelieved() {
    learn(OPENS, 2);
    ownMs.addAndGet(1);
    learn(OPENS - 60_000, 20);
    assertThat(clock.nowMs()).isEqualTo(OPENS - 60_000 + 10);
  }

  @Test
  void anOldReadingSaysNothing() {
    learn(OPENS - 60_000, 2);
    ownMs.addAndGet(11_000);
    assertThat(clock.known()).isFalse();
    assertThat(clock.surelyBefore(OPENS)).isFalse();
  }
}
