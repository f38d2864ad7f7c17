package dev.rushgate.model;

/**
 * The one place that builds Redis keys and channel names. All keys of a drop carry the hash tag
 * {@code {drop:ID}}, those of the revocations {@code {revocations}}, so that they share a slot. See
 * {@code docs/redis-layout.md}.
 */
public record RedisKeys(DropId drop) {

  /** Set of the ids of all published drops. Not tied to a slot; repaired by the publisher. */
  public static final String DIRECTORY = "rushgate:drops";

  /**
   * Channel of what happened to drops and entries, one event per line: {@code drop ID} (its
   * snapshot changed) or {@code entry ID member} (the member's entry changed). A hint only: pub/sub
   * delivers at most once, so listeners also look periodically.
   */
  public static final String EVENTS = "rushgate:events";

  /** Sorted set {@code kind|beforeMs|expiresMs|subject} to number: which tokens count no longer. */
  public static final String REVOCATIONS = revocations("list");

  /** Sorted set of the same texts to the instant, ms, at which they ended; no BLOCK among them. */
  public static final String REVOCATION_ENDS = revocations("ends");

  /**
   * Hash: {@code number}, up to which the list is whole, and {@code life}, new with each filling.
   */
  public static final String REVOCATION_HEAD = revocations("head");

  /**
   * String: the answer of a finished call that moves money, one of a fixed number of slots. The
   * only key that the back office writes; a cache, with an end.
   */
  public static String once(long slot) {
    return "rushgate:once:" + slot;
  }

  /** Temporary key of one filling of the list: {@code part} names what it gathers. */
  public static String revocationFilling(long filling, String part) {
    return revocations("filling:" + Long.toHexString(filling) + ":" + part);
  }

  /** Hash: what the drop is, its counters and its latches. */
  public String spec() {
    return key("spec");
  }

  /** Sorted set member to sequence number: the waiting. */
  public String queue() {
    return key("queue");
  }

  /** Sorted set {@code no|member|seq} to lease expiry in ms: popped, not confirmed by Kafka. */
  public String leased() {
    return key("leased");
  }

  /** Sorted set {@code no|member|seq} to time in ms: confirmed by Kafka, no result yet. */
  public String sent() {
    return key("sent");
  }

  /** Hash member to {@code epoch.no|seq}: every unit in somebody's hands. */
  public String admitted() {
    return key("admitted");
  }

  /** Hash member to its last outcome; a cache. */
  public String results() {
    return key("results");
  }

  /** Set of members who hold a valid ticket of an older epoch but no entry (after a data loss). */
  public String lost() {
    return key("lost");
  }

  /** Temporary key of a rebuild, in the drop's slot: {@code part} names what it gathers. */
  public String rebuild(long number, String part) {
    return key("rebuild:" + number + ":" + part);
  }

  /** Lock that keeps two rebuilders from working on one drop for nothing; safety needs none. */
  public String rebuildLock() {
    return key("rebuild-lock");
  }

  private static String revocations(String part) {
    return "{revocations}:" + part;
  }

  private String key(String part) {
    return "{drop:" + drop + "}:" + part;
  }
}
