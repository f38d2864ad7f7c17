package dev.rushgate.edge.gate.access;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;

/**
 * Whether a token that is good by itself was revoked, from memory: one for all event loops, kept by
 * a {@link RevocationsVerticle}. What it holds counts as long as it was confirmed against Redis in
 * the last {@link #CONFIRMED_MS_MAX}; after that it does not guess.
 */
public final class Revocations {

  /** How old the last confirmation may be. */
  static final long CONFIRMED_MS_MAX = 5_000;

  /** What becomes of a token. */
  public enum Judgement {
    /** It counts. */
    GOOD,
    /** Its session ended, its member was blocked, or it is of the time before a change. */
    REVOKED,
    /** Nobody knows at the moment. */
    UNCONFIRMED
  }

  private record Confirmed(long atOwnMs, long head) {}

  private final LongSupplier ownMs;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile RevokedTokens revoked = new RevokedTokens();
  private volatile Confirmed last = new Confirmed(Long.MIN_VALUE, 0);

  /** {@code ownMs} runs evenly and need not tell the right time. */
  public Revocations(LongSupplier ownMs) {
    this.ownMs = ownMs;
  }

  /** What becomes of this token, or of a ticket in its place. */
  public Judgement judge(Bearer.Member shown) {
    if (!confirmed()) {
      return Judgement.UNCONFIRMED;
    }
    return revoked(shown) ? Judgement.REVOKED : Judgement.GOOD;
  }

  /** Whether it certainly was revoked, as far as memory goes. */
  public boolean revoked(Bearer.Member shown) {
    return revoked.contains(shown.id().value(), shown.session(), shown.issuedAtMs());
  }

  /** Whether memory was confirmed recently enough to judge by. */
  public boolean confirmed() {
    return isRead() && ownMs.getAsLong() - last.atOwnMs <= CONFIRMED_MS_MAX;
  }

  /** Whether the list was confirmed once. */
  public boolean isRead() {
    return last.atOwnMs != Long.MIN_VALUE;
  }

  /** Since the last confirmation, in ms; not a number before the first. */
  public double ageMs() {
    return isRead() ? ownMs.getAsLong() - last.atOwnMs : Double.NaN;
  }

  /** How many it holds. */
  public int size() {
    return revoked.size();
  }

  /** The newest revocation it knows. */
  public long head() {
    return last.head;
  }

  /** {@code changed} is told, on the reader's thread, when tokens may have been revoked. */
  public void listen(Runnable changed) {
    listeners.add(changed);
  }

  public void unlisten(Runnable changed) {
    listeners.remove(changed);
  }

  RevokedTokens list() {
    return revoked;
  }

  /** From now on this list is judged by. */
  void replace(RevokedTokens whole) {
    revoked = whole;
  }

  /** As Redis said when it was asked at {@code askedOwnMs}, memory has all there is. */
  void confirm(long head, long askedOwnMs) {
    last = new Confirmed(askedOwnMs, head);
  }

  void tellChanged() {
    listeners.forEach(Runnable::run);
  }
}
