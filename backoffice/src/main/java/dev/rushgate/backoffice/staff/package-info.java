/** The people who run the shop: their accounts, and what it takes to sign in. */
@ApplicationModule(allowedDependencies = {"platform", "audit"})
@NullMarked
package dev.rushgate.backoffice.staff;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
