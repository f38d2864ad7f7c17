package dev.rushgate.rush.crowd;

import dev.rushgate.rush.service.ServerClock;
import dev.rushgate.rush.verdict.Told;
import org.jspecify.annotations.Nullable;

/** What one shopper writes down: every word that matters for the verdict. */
final class Diary {

  private final String member;
  private long firstSentNs;
  private long answeredNs;
  private long answeredServerMs;
  private @Nullable Long sequence;
  private @Nullable Long otherSequence;
  private @Nullable String refusal;
  private @Nullable Long ahead;
  private boolean aheadGrew;
  private boolean in;
  private boolean pressedAgain;
  private boolean promised;
  private boolean unproven;
  private @Nullable String orderId;
  private @Nullable String couponId;
  private @Nullable String reason;
  private Told.@Nullable Fate fate;

  Diary(String member) {
    this.member = member;
  }

  String member() {
    return member;
  }

  void sent() {
    if (firstSentNs == 0) {
      firstSentNs = System.nanoTime();
    }
  }

  /** A press was answered with an entry. */
  void pressed(Entry entry, ServerClock clock) {
    if (!in) {
      in = true;
      answeredNs = System.nanoTime();
      answeredServerMs = clock.latest(System.currentTimeMillis());
      sequence = entry.sequence();
    } else {
      otherSequence = entry.sequence();
    }
  }

  /** A press without an answer is repeated. */
  void pressesAgain() {
    pressedAgain = true;
  }

  void refused(String code) {
    refusal = code;
  }

  void heard(Entry entry) {
    reason = entry.reason() != null ? entry.reason() : reason;
    switch (entry.state()) {
      case ADMITTED -> promised = true;
      case SETTLED -> {
        promised = true;
        orderId = entry.orderId();
        couponId = entry.couponId();
      }
      case QUEUED, REFUSED, LEFT, RETURNED -> {}
    }
  }

  /** A place as one gate told it in answer to a poll. */
  void place(@Nullable Long now) {
    aheadGrew |= now != null && ahead != null && now > ahead;
    ahead = now;
  }

  /** Another gate may know a little less yet: its places are not compared with earlier ones. */
  void changedGate() {
    ahead = null;
  }

  void unproven() {
    unproven = true;
  }

  void fate(Told.Fate last) {
    fate = last;
  }

  boolean isIn() {
    return in;
  }

  boolean isSettled() {
    return orderId != null || couponId != null;
  }

  /** A press repeated after the entry had ended makes a new one, and rightly so. */
  private boolean mayBeAnother() {
    return pressedAgain
        && (fate == Told.Fate.REFUSED || fate == Told.Fate.RETURNED || fate == Told.Fate.LEFT);
  }

  Told told() {
    Told.Fate unfinished =
        in ? (isSettled() ? Told.Fate.SETTLED : Told.Fate.UNDECIDED) : Told.Fate.NEVER_IN;
    return new Told(
        member,
        sequence,
        mayBeAnother() ? null : otherSequence,
        refusal,
        fate != null ? fate : unfinished,
        reason,
        orderId,
        couponId,
        promised,
        firstSentNs,
        answeredNs,
        answeredServerMs,
        aheadGrew,
        unproven);
  }
}
