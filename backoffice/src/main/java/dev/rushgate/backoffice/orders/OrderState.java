package dev.rushgate.backoffice.orders;

/** Where an order stands. */
public enum OrderState {
  TO_PAY,
  PAYING,
  PAID,
  EXPIRED,
  CANCELLED,
  REFUNDED,
  PARTLY_REFUNDED
}
