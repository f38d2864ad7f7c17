package dev.rushgate.rush.verdict;

import org.jspecify.annotations.Nullable;

/**
 * What one shopper was told about one drop, from the first press to the end.
 *
 * @param sequence the number of the entry; null when no press was answered with one
 * @param otherSequence the number that a second press was told, when there was one
 * @param refusal the code that turned the shopper away at the door; null for those who got in
 * @param fate the last word about the entry
 * @param promised whether ADMITTED or more was ever told
 * @param firstSentNs when the first press left, on the crowd's steady clock
 * @param answeredNs when the first answer with an entry had arrived, on the same clock
 * @param answeredServerMs the latest time that the server's clock can have shown at that moment
 * @param aheadGrew whether the number of those before the shopper was ever seen to grow
 * @param unproven whether SETTLED was told while no committed row bore it out
 */
public record Told(
    String member,
    @Nullable Long sequence,
    @Nullable Long otherSequence,
    @Nullable String refusal,
    Fate fate,
    @Nullable String reason,
    @Nullable String orderId,
    @Nullable String couponId,
    boolean promised,
    long firstSentNs,
    long answeredNs,
    long answeredServerMs,
    boolean aheadGrew,
    boolean unproven) {

  /** Where the story of a shopper ended. */
  public enum Fate {
    /** Turned away before there was an entry. */
    NEVER_IN,
    SETTLED,
    REFUSED,
    LEFT,
    RETURNED,
    /** The system says that there is no entry, after it had said that there is one. */
    LOST,
    /** The time was up before a final word came. */
    UNDECIDED
  }

  /** Whether the shopper holds an answer that there is an entry. */
  public boolean isIn() {
    return fate != Fate.NEVER_IN;
  }

  /** The order or coupon that was named. */
  public @Nullable String won() {
    return orderId != null ? orderId : couponId;
  }

  @Override
  public String toString() {
    return member + (sequence == null ? "" : "#" + sequence) + "=" + fate;
  }
}
