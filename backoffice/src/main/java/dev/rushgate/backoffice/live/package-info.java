/** Drops while they are on: how they stand, second by second, and how they came there. */
@ApplicationModule(allowedDependencies = {"platform", "drops", "ledger"})
@NullMarked
package dev.rushgate.backoffice.live;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
