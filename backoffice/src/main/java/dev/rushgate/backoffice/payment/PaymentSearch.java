package dev.rushgate.backoffice.payment;

import org.jspecify.annotations.Nullable;

/**
 * What payments are looked for by; null and empty ask for nothing.
 *
 * @param text a payment key, or the id of a payment or of what it pays for
 * @param wanting only those that want a person for that
 */
public record PaymentSearch(
    String text,
    @Nullable String member,
    Payment.@Nullable State state,
    Payment.@Nullable Purpose purpose,
    @Nullable Wanting wanting) {

  /** Why a payment wants a person. */
  public enum Wanting {
    /** The gateway's book says otherwise. */
    DIFFERING,
    /** The gateway refused a refund. */
    REFUSED,
    /** A refund is wanted for long. */
    UNREFUNDED,
    /** It is asked for since long, and nobody knows its end. */
    UNENDED
  }
}
