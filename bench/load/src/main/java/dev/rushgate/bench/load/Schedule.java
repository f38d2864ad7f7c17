package dev.rushgate.bench.load;

import java.util.concurrent.TimeUnit;

/**
 * Holds the generator to its rate: request k is due k / rate after the first. Told by one thread,
 * asked when that is done.
 */
final class Schedule {

  /** The generator looks at its clock every millisecond; this much later is no longer its grain. */
  private static final long LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final double nanosApart;
  private final long lengthNanos;
  private long firstAt;
  private long lastAnswerAt;
  private long begun;
  private long late;

  Schedule(double perSecond, int seconds) {
    nanosApart = TimeUnit.SECONDS.toNanos(1) / perSecond;
    lengthNanos = TimeUnit.SECONDS.toNanos(seconds);
  }

  /** A request leaves, or waits for a connection from now on. */
  void began(long nowNanos) {
    if (begun == 0) {
      firstAt = nowNanos;
      lastAnswerAt = nowNanos;
    }
    if (nowNanos - firstAt - begun * nanosApart > LATE_NANOS) {
      late++;
    }
    begun++;
  }

  void answered(long nowNanos) {
    lastAnswerAt = nowNanos;
  }

  /** From the first request to the last answer; without answers, as long as planned. */
  double seconds() {
    long nanos = lastAnswerAt == firstAt ? lengthNanos : lastAnswerAt - firstAt;
    return nanos / (double) TimeUnit.SECONDS.toNanos(1);
  }

  /**
   * Requests that began late, never began, or began and were still without a connection when the
   * run ended.
   *
   * @param ended how many came to an end: an answer, an error or a timeout
   */
  long missed(long ended) {
    long due = lengthNanos <= LATE_NANOS ? 0 : (long) ((lengthNanos - LATE_NANOS) / nanosApart);
    return late + Math.max(0, due - begun) + Math.max(0, begun - ended);
  }
}
