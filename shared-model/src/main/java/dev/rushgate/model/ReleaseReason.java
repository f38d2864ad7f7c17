package dev.rushgate.model;

/** Why a unit came back. */
public enum ReleaseReason {
  /** The order was not paid by its time. */
  EXPIRED,
  /** The member or an operator cancelled the unpaid order. */
  CANCELLED,
  /** The paid order was refunded. */
  REFUNDED,
  /** A dead-lettered admission was given up. */
  GIVEN_UP
}
