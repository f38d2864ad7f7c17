package dev.rushgate.bench.lockshop;

/** A way to give each coupon away once, and one to a member. */
interface LockDesign {

  /** As in the path, such as {@code pessimistic}. */
  String name();

  /** The answer is given after the commit. */
  Outcome claim(long couponId, String member);
}
