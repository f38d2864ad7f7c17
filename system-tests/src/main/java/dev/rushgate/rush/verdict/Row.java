package dev.rushgate.rush.verdict;

import org.jspecify.annotations.Nullable;

/**
 * One row of {@code admission}, with the state of what was won by it.
 *
 * @param won the id of the order or coupon
 * @param wonState the state of that order or coupon; null when there is no such row
 * @param wonMember whose that order or coupon is
 */
public record Row(
    long epoch,
    long no,
    String member,
    long seq,
    State state,
    @Nullable String won,
    @Nullable String wonState,
    @Nullable String wonMember,
    long atMs) {

  /** The states of the protocol. */
  public enum State {
    LIVE,
    DEAD,
    RETURNED,
    REFUSED,
    STALE
  }

  /** Whether it holds a unit. */
  public boolean isLive() {
    return switch (state) {
      case LIVE, DEAD -> true;
      case RETURNED, REFUSED, STALE -> false;
    };
  }

  /** Whether a unit was ever this member's by it. */
  public boolean everHeld() {
    return isLive() || state == State.RETURNED;
  }

  @Override
  public String toString() {
    return epoch + "." + no + "/" + member + "#" + seq + "=" + state;
  }
}
