package dev.rushgate.edge.gate.access;

import dev.rushgate.model.MemberId;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;

/**
 * How often one member may ask: {@code burst} at once, refilled at {@code perSecond}. Safe for all
 * event loops.
 *
 * <p>One number per member says it all: the instant at which the bucket will be full again. Each
 * request moves it by one interval; it may lie at most a burst ahead of now.
 *
 * <p>The numbers stand in a table of fixed size, one slot per member by the hash of the id, so that
 * a crowd costs neither memory nor locks. A slot also holds a part of the hash: when another member
 * comes to it, that one takes it over with a full burst. So nobody is ever refused for what others
 * did; a member whose slot was taken over may merely ask a little more often.
 */
public final class MemberRate {

  /** 4 MB of numbers. */
  private static final int SLOTS = 1 << 19;

  /** Instants are kept in units of 2^17 ns, in the upper bits: they last for four years. */
  private static final int UNIT_BITS = 17;

  private static final int MARK_BITS = 24;
  private static final long MARK_MASK = (1L << MARK_BITS) - 1;
  private static final double NANOS_PER_SECOND = 1e9;

  private final int burst;
  private final int perSecond;
  private final long intervalUnits;
  private final LongSupplier nanos;
  private final long startNanos;
  private final AtomicLongArray slots = new AtomicLongArray(SLOTS);

  public MemberRate(int burst, int perSecond, LongSupplier nanos) {
    this.burst = burst;
    this.perSecond = perSecond;
    this.intervalUnits = (Duration.ofSeconds(1).toNanos() / perSecond) >> UNIT_BITS;
    this.nanos = nanos;
    this.startNanos = nanos.getAsLong();
  }

  /** Takes one and returns 0, or takes none and returns the seconds to wait, at least 1. */
  public int take(MemberId member) {
    long now = (nanos.getAsLong() - startNanos) >>> UNIT_BITS;
    long hash = MemberId.hash(member.value());
    int slot = (int) (hash >>> 32) & (SLOTS - 1);
    long mark = hash & MARK_MASK;
    while (true) {
      long before = slots.get(slot);
      long fullAt = (before & MARK_MASK) == mark ? before >>> MARK_BITS : 0;
      long after = Math.max(fullAt, now) + intervalUnits;
      long over = after - now - burst * intervalUnits;
      if (over > 0) {
        return (int) Math.ceil((over << UNIT_BITS) / NANOS_PER_SECOND);
      }
      if (slots.compareAndSet(slot, before, after << MARK_BITS | mark)) {
        return 0;
      }
    }
  }

  /** The bound, for people. */
  public String bound() {
    return "at most " + burst + " at once and " + perSecond + " per second";
  }
}
