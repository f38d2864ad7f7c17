package dev.rushgate.backoffice.wallet;

import java.time.Instant;

/**
 * One move of a balance.
 *
 * @param amount in won; negative for what was used
 * @param balance after it
 * @param cause what it came from; each makes one entry
 */
public record WalletEntry(long id, Kind kind, long amount, long balance, String cause, Instant at) {

  public enum Kind {
    CHARGE,
    USE,
    REFUND,
    ADJUST
  }
}
