/**
 * The data platform gets every paid order: taken from Kafka once, posted until it is there, laid
 * aside as a dead letter when it never will be.
 */
@ApplicationModule(allowedDependencies = {"platform", "audit"})
@NullMarked
package dev.rushgate.backoffice.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
