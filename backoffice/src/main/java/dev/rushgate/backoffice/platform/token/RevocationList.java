package dev.rushgate.backoffice.platform.token;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the revocations up to {@link #number} amount to. One thread writes; all others only ask what
 * it voids.
 */
final class RevocationList {

  private final Map<String, Instant> sessions = new ConcurrentHashMap<>();
  private final Map<String, Voided> members = new ConcurrentHashMap<>();
  private final Set<String> blocked = ConcurrentHashMap.newKeySet();
  private long number;

  private record Voided(Instant before, Instant expires) {}

  /**
   * @param number all before it, and it, are in the lines or have expired
   */
  RevocationList(long number, List<Revocation> lines) {
    this.number = number;
    lines.forEach(this::add);
  }

  long number() {
    return number;
  }

  /** Takes the lines in the order of their numbers. */
  void add(Revocation line) {
    String subject = line.subject();
    Instant expires = Objects.requireNonNullElse(line.expiresAt(), Instant.MAX);
    switch (line.kind()) {
      case SESSION -> sessions.put(subject, expires);
      case MEMBER -> members.merge(subject, new Voided(before(line), expires), this::later);
      case BLOCK -> blocked.add(subject);
      case UNBLOCK -> blocked.remove(subject);
    }
    number = Math.max(number, line.number());
  }

  /** A token without an instant of issue is taken as issued before everything. */
  boolean voids(String member, @Nullable String sid, @Nullable Instant issuedAt) {
    if (blocked.contains(member) || (sid != null && sessions.containsKey(sid))) {
      return true;
    }
    Voided voided = members.get(member);
    return voided != null && (issuedAt == null || !issuedAt.isAfter(voided.before));
  }

  void forgetExpired(Instant now) {
    sessions.values().removeIf(expires -> !expires.isAfter(now));
    members.values().removeIf(voided -> !voided.expires.isAfter(now));
  }

  private static Instant before(Revocation line) {
    return Objects.requireNonNullElse(line.beforeAt(), Instant.MIN);
  }

  private Voided later(Voided one, Voided other) {
    return one.before.isAfter(other.before) ? one : other;
  }
}
