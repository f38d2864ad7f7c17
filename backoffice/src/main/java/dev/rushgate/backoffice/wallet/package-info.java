/** Members' wallets: a balance, and the entries that it is the sum of. */
@ApplicationModule(allowedDependencies = {"platform", "audit", "payment"})
@NullMarked
package dev.rushgate.backoffice.wallet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
