/** Orders and what became of admissions: paid, expired, cancelled, dead letters. */
@ApplicationModule(allowedDependencies = {"platform", "audit", "product", "drops", "outbox"})
@NullMarked
package dev.rushgate.backoffice.orders;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
