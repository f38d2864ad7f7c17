/** Drops: what is offered, when, and the one row that guards how much of it. */
@ApplicationModule(allowedDependencies = {"platform", "product", "audit"})
@NullMarked
package dev.rushgate.backoffice.drops;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
