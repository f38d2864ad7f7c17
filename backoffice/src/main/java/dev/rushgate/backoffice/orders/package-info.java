/**
 * Orders: placed or won, paid, expired, cancelled, refunded; and the dead letters of admissions.
 */
@ApplicationModule(
    allowedDependencies = {
      "platform",
      "audit",
      "product",
      "drops",
      "outbox",
      "coupon",
      "payment",
      "wallet"
    })
@NullMarked
package dev.rushgate.backoffice.orders;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
