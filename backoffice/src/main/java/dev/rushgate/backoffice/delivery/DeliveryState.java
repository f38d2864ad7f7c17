package dev.rushgate.backoffice.delivery;

/** How far a paid order has come on its way to the data platform. */
public enum DeliveryState {
  /** To be posted, again and again. */
  PENDING,
  /** The platform has it. */
  DELIVERED,
  /** The platform will not have it; somebody has to look, and may have it tried again. */
  DEAD
}
