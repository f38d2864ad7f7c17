/**
 * A coupon shop in the four designs that such shops usually start with: N members claim one of M
 * coupons, once.
 */
@NullMarked
package dev.rushgate.bench.lockshop;

import org.jspecify.annotations.NullMarked;
