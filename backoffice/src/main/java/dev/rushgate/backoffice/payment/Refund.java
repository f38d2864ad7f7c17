package dev.rushgate.backoffice.payment;

import dev.rushgate.model.Money;
import org.jspecify.annotations.Nullable;

/**
 * Money that goes back.
 *
 * @param cause what made it necessary; each makes one refund
 * @param code why the gateway refused; null when it did not
 */
public record Refund(
    long id,
    long paymentId,
    String cause,
    Money amount,
    String reason,
    State state,
    @Nullable String code,
    int looks) {

  public enum State {
    WANTED,
    DONE,
    /** The gateway will not: an operator has to see to it. */
    REFUSED
  }

  /** By which the gateway knows the same request again. */
  String reference() {
    return "rushgate-refund-" + id;
  }
}
