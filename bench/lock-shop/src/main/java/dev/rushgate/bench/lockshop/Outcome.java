package dev.rushgate.bench.lockshop;

/** What became of a wish for a coupon. */
sealed interface Outcome {

  /** It is in the database. */
  record Claimed(Claim claim) implements Outcome {}

  record SoldOut() implements Outcome {}

  record AlreadyClaimed() implements Outcome {}

  /** Another claim was faster; trying again may help. */
  record Conflict() implements Outcome {}

  record NoSuchCoupon() implements Outcome {}
}
