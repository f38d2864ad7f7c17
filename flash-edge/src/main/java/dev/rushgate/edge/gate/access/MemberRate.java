package dev.rushgate.edge.gate.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rushgate.model.MemberId;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * How often one member may ask: {@code burst} at once, refilled at {@code perSecond}. A member
 * beyond the bound of those remembered starts anew with a full burst. Safe for all event loops.
 *
 * <p>One number per member says it all: the instant at which the bucket will be full again. Each
 * request moves it by one interval; it may lie at most a burst ahead of now.
 */
public final class MemberRate {

  private static final int REMEMBERED_MAX = 200_000;
  private static final double NANOS_PER_SECOND = 1e9;

  private final int burst;
  private final int perSecond;
  private final long intervalNanos;
  private final LongSupplier nanos;
  private final Cache<MemberId, AtomicLong> fullAt;

  public MemberRate(int burst, int perSecond, LongSupplier nanos) {
    this.burst = burst;
    this.perSecond = perSecond;
    this.intervalNanos = Duration.ofSeconds(1).toNanos() / perSecond;
    this.nanos = nanos;
    this.fullAt =
        Caffeine.newBuilder()
            .maximumSize(REMEMBERED_MAX)
            .expireAfterAccess(Duration.ofNanos(intervalNanos * burst).plusSeconds(1))
            .build();
  }

  /** Takes one and returns 0, or takes none and returns the seconds to wait, at least 1. */
  public int take(MemberId member) {
    long now = nanos.getAsLong();
    var full = fullAt.get(member, fresh -> new AtomicLong(now));
    while (true) {
      long before = full.get();
      long after = (before - now < 0 ? now : before) + intervalNanos;
      long over = after - now - burst * intervalNanos;
      if (over > 0) {
        return (int) Math.ceil(over / NANOS_PER_SECOND);
      }
      if (full.compareAndSet(before, after)) {
        return 0;
      }
    }
  }

  /** The bound, for people. */
  public String bound() {
    return "at most " + burst + " at once and " + perSecond + " per second";
  }
}
