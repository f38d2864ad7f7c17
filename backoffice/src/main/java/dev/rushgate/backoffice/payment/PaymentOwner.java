package dev.rushgate.backoffice.payment;

/**
 * What is paid for. It is told of the end of each of its payments, maybe more than once, maybe by
 * two servers at a time: it locks what is its own, asks {@link Payments} to end the payment, and
 * does its part only when that was the first time.
 */
public interface PaymentOwner {

  Payment.Purpose purpose();

  /** Whether it still waits for this one; what it does not wait for is not asked for any more. */
  boolean isWanted(Payment payment);

  /** The gateway has the money. What it cannot be used for must be given back. */
  void charged(Payment payment);

  /** The gateway has not charged it and will not. */
  void declined(Payment payment, String code);
}
