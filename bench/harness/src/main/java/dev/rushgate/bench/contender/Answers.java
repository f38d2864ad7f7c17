package dev.rushgate.bench.contender;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Counts what Kafka acknowledged, and when. Answers come from one thread. */
final class Answers {

  private static final int ALL_S_MAX = 60;

  private final int expected;
  private final CountDownLatch open;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
  private volatile long firstNanos;
  private volatile long lastNanos;

  Answers(int expected) {
    this.expected = expected;
    this.open = new CountDownLatch(expected);
  }

  void answered(@Nullable Exception refused) {
    long now = System.nanoTime();
    if (refused != null) {
      failure.compareAndSet(null, refused);
    }
    if (open.getCount() == expected) {
      firstNanos = now;
    }
    lastNanos = now;
    open.countDown();
  }

  /** Waits for all; fails when one was refused or did not come. */
  double perSecond() throws InterruptedException, TimeoutException {
    if (!open.await(ALL_S_MAX, TimeUnit.SECONDS)) {
      throw new TimeoutException(open.getCount() + " records without an answer");
    }
    Exception refused = failure.get();
    if (refused != null) {
      throw new IllegalStateException("a record was refused", refused);
    }
    return (expected - 1) * 1e9 / (lastNanos - firstNanos);
  }
}
