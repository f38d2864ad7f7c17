package dev.rushgate.model;

/** What a drop gives away: the right to buy at a deal price, or a coupon. */
public enum DropKind {
  DEAL,
  COUPON
}
