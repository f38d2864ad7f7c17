/**
 * Products and their stock; a deal takes its units out of it and gives back what it did not sell.
 */
@ApplicationModule(allowedDependencies = {"platform", "audit", "outbox"})
@NullMarked
package dev.rushgate.backoffice.product;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
