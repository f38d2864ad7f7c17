package dev.rushgate.backoffice.payment;

import dev.rushgate.model.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Money that goes back.
 *
 * @param cause what made it necessary; each makes one refund
 * @param code why the gateway refused; null when it did not
 * @param tries how often it was asked for anew after it was refused, for good or for then
 * @param endedAt null while it is wanted
 */
public record Refund(
    long id,
    long paymentId,
    String cause,
    Money amount,
    String reason,
    State state,
    @Nullable String code,
    int looks,
    int tries,
    Instant wantedAt,
    @Nullable Instant endedAt) {

  public enum State {
    WANTED,
    DONE,
    /** The gateway will not: an operator has to see to it. */
    REFUSED
  }

  /**
   * By which the gateway knows the same request again. It answers a refused one as the first time,
   * so who asks again asks anew.
   */
  String reference() {
    return "rushgate-refund-" + id + (tries == 0 ? "" : "-" + tries);
  }
}
