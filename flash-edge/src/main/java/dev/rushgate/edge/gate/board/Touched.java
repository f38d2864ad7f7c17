package dev.rushgate.edge.gate.board;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rushgate.model.DropId;
import dev.rushgate.model.MemberId;

/**
 * Entries of which something was heard, and when: a ticket that was issued before says nothing
 * about a place that was given up since. Bounded; what falls out is answered from memory again.
 */
public final class Touched {

  /** Some 60 bytes each. */
  private static final int ENTRIES_MAX = 500_000;

  /** Gates know Redis' clock with an error; a ticket this much younger may still be older. */
  private static final long DOUBT_MS = 1_000;

  private final Cache<Long, Long> at = Caffeine.newBuilder().maximumSize(ENTRIES_MAX).build();
  private final RedisClock clock;

  Touched(RedisClock clock) {
    this.clock = clock;
  }

  public void note(DropId drop, MemberId member) {
    at.put(key(drop, member), clock.nowMs());
  }

  /** Whether something happened to the entry after, or about, that instant of Redis' clock. */
  public boolean since(DropId drop, MemberId member, long instantMs) {
    Long last = at.getIfPresent(key(drop, member));
    return last != null && last + DOUBT_MS >= instantMs;
  }

  private static long key(DropId drop, MemberId member) {
    return MemberId.hash(member.value()) * 31 + drop.value();
  }
}
