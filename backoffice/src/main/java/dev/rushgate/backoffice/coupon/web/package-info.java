/** The shoppers' calls about coupons. */
@NullMarked
package dev.rushgate.backoffice.coupon.web;

import org.jspecify.annotations.NullMarked;
