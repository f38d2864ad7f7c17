package dev.rushgate.edge.gate.access;

import dev.rushgate.edge.queue.Revocation;
import dev.rushgate.edge.queue.RevocationList;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which tokens count no longer. One thread changes it, every event loop asks it: a volatile read
 * while nothing is revoked, else three lookups.
 */
final class RevokedTokens {

  /** Times in ms since 1970; the largest long stands for ever. */
  private record Before(long beforeMs, long expiresMs) {

    Before and(Before other) {
      return new Before(Math.max(beforeMs, other.beforeMs), Math.max(expiresMs, other.expiresMs));
    }
  }

  private static final long FOR_EVER = Long.MAX_VALUE;

  /** By {@code sid}, until when it matters. */
  private final Map<String, Long> sessions = new ConcurrentHashMap<>();

  private final Map<String, Before> members = new ConcurrentHashMap<>();
  private final Set<String> blocked = ConcurrentHashMap.newKeySet();
  private volatile int size;

  /** Takes one; they must come in the order of their numbers. */
  void add(Revocation one) {
    long expires = one.expiresMs().orElse(FOR_EVER);
    switch (one.kind()) {
      case SESSION -> sessions.merge(one.subject(), expires, Math::max);
      case MEMBER ->
          members.merge(
              one.subject(), new Before(one.beforeMs().orElse(FOR_EVER), expires), Before::and);
      case BLOCK -> blocked.add(one.subject());
      case UNBLOCK -> blocked.remove(one.subject());
    }
    count();
  }

  /** Whether what was shown counts no longer. */
  boolean contains(String member, @Nullable String session, long issuedAtMs) {
    if (size == 0) {
      return false;
    }
    var before = members.get(member);
    return (before != null && issuedAtMs <= before.beforeMs)
        || (session != null && sessions.containsKey(session))
        || blocked.contains(member);
  }

  /** Drops what ended, as late as Redis does. */
  void dropEnded(long nowMs) {
    long bound = nowMs - RevocationList.ENDED_KEPT_MS;
    sessions.values().removeIf(expires -> expires <= bound);
    members.values().removeIf(before -> before.expiresMs <= bound);
    count();
  }

  int size() {
    return size;
  }

  private void count() {
    size = sessions.size() + members.size() + blocked.size();
  }
}
