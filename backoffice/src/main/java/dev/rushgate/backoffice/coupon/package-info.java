/** Coupons of members: won in a drop, used for an order, given back when the order ends. */
@ApplicationModule(allowedDependencies = "platform")
@NullMarked
package dev.rushgate.backoffice.coupon;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
