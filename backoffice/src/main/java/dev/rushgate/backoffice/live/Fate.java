package dev.rushgate.backoffice.live;

/** What has become of an entry so far. */
public enum Fate {
  /** In the queue. */
  WAITING,
  /** A unit is theirs and being recorded. */
  UNDER_WAY,
  /** The order is to be paid. */
  TO_PAY,
  /** The order is paid, or the coupon issued. */
  PAID,
  /** The unit came back: not paid in time, cancelled, refunded or given up. */
  RETURNED,
  /** The order could not be written; an operator decides. */
  DEAD,
  /** Nothing was left, or the drop was closed. */
  REFUSED,
  /** They gave their place up. */
  LEFT
}
