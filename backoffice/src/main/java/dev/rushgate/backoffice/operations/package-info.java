/** What operators see of everything at once. */
@ApplicationModule(
    allowedDependencies = {
      "platform",
      "drops",
      "orders",
      "ledger",
      "live",
      "delivery",
      "payment",
      "wallet"
    })
@NullMarked
package dev.rushgate.backoffice.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
