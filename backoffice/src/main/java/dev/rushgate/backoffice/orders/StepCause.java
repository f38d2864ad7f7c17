package dev.rushgate.backoffice.orders;

/** Why an order went from one state to the next. */
public enum StepCause {
  /** Its member saw the gateway's window: it stays as it is, and has some time more. */
  WINDOW_OPENED,
  /** Its member began to pay. */
  PAYMENT_BEGUN,
  /** The gateway, or the wallet alone, has paid it. */
  PAYMENT_MADE,
  /** Nobody was charged. */
  PAYMENT_FAILED,
  /** Its payment arrived after its end. */
  PAYMENT_LATE,
  /** Somebody on the staff saw the money. */
  PAID_BY_HAND,
  /** It was not paid in time. */
  TIME_OVER,
  /** Somebody wanted it ended before it was paid. */
  CANCELLED,
  /** Something paid goes back. */
  REFUNDED
}
